// Manifests, sound and not.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include <hoso/error.hpp>

#include "external/manifest.hpp"
#include "support/hoso_command.hpp"

namespace hoso::external {
namespace {

using Json = nlohmann::json;

class ExternalManifest : public testing::Test {
 protected:
  Json json_ = Json::parse(testing_support::text_of_file(HOSO_TEMPLATES "/external/hoso_recognize_ink.json"));

  [[nodiscard]] Manifest read() const {
    return read_manifest(folder_.write("hoso_recognize_ink.json", json_.dump()), "recognize_ink");
  }

  /// What is wrong with it; "" = nothing.
  [[nodiscard]] std::string complaint() const {
    try {
      static_cast<void>(read());
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), "external.bad_manifest");
      return error.arguments().at("detail");
    }
    return {};
  }

  testing_support::TestFolder folder_;
};

TEST_F(ExternalManifest, OfTheExampleIsRead) {
  const Manifest manifest = read();
  EXPECT_EQ(manifest.stage.id, "recognize.ink");
  EXPECT_EQ(manifest.command.back(), (folder_.path() / "recognize_ink" / "main.py").string());
  EXPECT_THAT(own_files(manifest), testing::SizeIs(1));
  EXPECT_EQ(manifest.stage.options.at(0).maximum, 100);
}

TEST_F(ExternalManifest, EachMistakeIsNamed) {
  const std::vector<std::pair<Json, std::string>> mistakes = {
      {{{"hoso_plugin", 2}}, "hoso_plugin"},
      {{{"id", "recognize_other"}}, "id"},
      {{{"command", {"python3"}}}, "command"},
      {{{"command", Json::array()}}, "command"},
      {{{"call_seconds", 1e9}}, "call_seconds"},
      {{{"memory_mib", 1}}, "memory_mib"},
      {{{"dpi", -1}}, "dpi"},
      {{{"shell", true}}, "unknown key shell"},
      {{{"version", 1}}, "string"},
      {{{"options", {{{"name", "x"}}}}}, "type"},
  };
  for (const auto& [change, named] : mistakes) {
    const Json sound = json_;
    json_.update(change);
    EXPECT_THAT(complaint(), testing::HasSubstr(named)) << change;
    json_ = sound;
  }
}

TEST_F(ExternalManifest, IsJson) {
  const auto file = folder_.write("hoso_recognize_ink.json", "{");
  EXPECT_THROW(static_cast<void>(read_manifest(file, "recognize_ink")), Error);
}

}  // namespace
}  // namespace hoso::external
