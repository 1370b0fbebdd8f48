// Pages in writing-like fonts that no part of hoso has learnt from: samples/handwriting.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

using nlohmann::json;

json bench_without(const std::vector<std::string>& more) {
  std::vector<std::string> arguments{"bench", "--samples", std::string(HOSO_SAMPLES) + "/handwriting", "--json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return json::parse(testing_support::run_command(HOSO_COMMAND, arguments).out).at("all");
}

TEST(HandwritingSamples, AreReadBetterThanWithoutTheLineModel) {
  const json all = bench_without({});
  const json plain = bench_without({"--without", "recognize.handwriting"});
  EXPECT_GE(all.at("exact"), 0.88);
  EXPECT_LE(all.at("wrong").get<double>(), 0.12 * all.at("filled").get<double>());
  EXPECT_EQ(all.at("wrong_confident"), 0);
  EXPECT_GE(all.at("exact").get<double>(), plain.at("exact").get<double>() + 0.2);
}

}  // namespace
}  // namespace hoso
