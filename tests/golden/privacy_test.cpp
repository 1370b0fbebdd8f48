// What a form says must not turn up in what the program tells about its work.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

namespace fs = std::filesystem;

TEST(Privacy, FieldValuesNeverReachTheLog) {
  const testing_support::TestFolder out;
  const fs::path sample = fs::path(HOSO_SAMPLES) / "ct01/tt116-2026-hoso-scan-200";
  const auto result = testing_support::run_command(
      HOSO_COMMAND,
      {"run", (sample / "page.jpg").string(), "--out", out.path().string(), "--timings"});
  ASSERT_FALSE(result.err.empty()) << "--timings must write something, or this test sees nothing";
  std::ifstream stream(sample / "truth.json");
  int checked = 0;
  const nlohmann::json truth = nlohmann::json::parse(stream);
  for (const auto& [id, value] : truth.at("values").items()) {
    const auto text = value.get<std::string>();
    if (text.size() < 6 || text == "signed") continue;
    ++checked;
    EXPECT_THAT(result.err, testing::Not(testing::HasSubstr(text))) << id;
  }
  EXPECT_GT(checked, 5);
}

}  // namespace
}  // namespace hoso
