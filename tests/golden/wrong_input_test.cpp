// samples/wrong/: each input with the complaint it must get.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing_support::run_command;

struct WrongInput {
  std::string name;
  fs::path file;
  json expected;
};

std::vector<WrongInput> wrong_inputs() {
  std::vector<WrongInput> inputs;
  for (const auto& entry : fs::directory_iterator(fs::path(HOSO_SAMPLES) / "wrong")) {
    std::ifstream stream(entry.path() / "expected.json");
    json expected = json::parse(stream);
    const fs::path file = entry.path() / expected.at("file").get<std::string>();
    inputs.push_back({entry.path().filename().string(), file, std::move(expected)});
  }
  std::ranges::sort(inputs, {}, &WrongInput::name);
  return inputs;
}

std::vector<std::string> codes_of(const json& result) {
  std::vector<std::string> codes;
  for (const json& diagnostic : result.at("diagnostics")) codes.push_back(diagnostic.at("code"));
  return codes;
}

class EveryWrongInput : public testing::TestWithParam<WrongInput> {};

TEST_P(EveryWrongInput, GetsItsCodeItsStatusAndItsExitCode) {
  const auto result = run_command(HOSO_COMMAND, {"read", GetParam().file.string(), "--json"});
  const json& expected = GetParam().expected;
  EXPECT_EQ(result.exit_code, expected.at("exit").get<int>()) << result.err;
  const json answer = json::parse(result.out);
  EXPECT_EQ(answer.at("status"), expected.at("status"));
  if (!expected.at("code").is_null()) {
    EXPECT_THAT(codes_of(answer), testing::Contains(expected["code"].get<std::string>()));
  }
  EXPECT_EQ(answer.at("documents").size(), expected.value("documents", 0U));
}

TEST_P(EveryWrongInput, DoesNotKeepAGoodFileFromBeingRead) {
  const fs::path good = fs::path(HOSO_SAMPLES) / "ct01/tt116-2026-hoso-scan-200/page.jpg";
  const auto result =
      run_command(HOSO_COMMAND, {"read", GetParam().file.string(), good.string(), "--json"});
  const json answer = json::parse(result.out);
  ASSERT_EQ(answer.at("documents").size(), GetParam().expected.value("documents", 0U) + 1) << result.err;
  EXPECT_EQ(answer["documents"].back().at("form"), "ct01");
}

INSTANTIATE_TEST_SUITE_P(Samples, EveryWrongInput, testing::ValuesIn(wrong_inputs()),
                         [](const auto& each) {
                           std::string name = each.param.name;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace hoso
