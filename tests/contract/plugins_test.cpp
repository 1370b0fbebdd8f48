// Every plugin of this tree keeps the contract.
#include <gmock/gmock.h>

#include <filesystem>
#include <sstream>

#include "contract/contract.hpp"

namespace hoso::contract {

void PrintTo(const Failure& failure, std::ostream* out) {
  *out << failure.check << ": " << failure.detail;
}

namespace {

namespace fs = std::filesystem;

/// As the build made them.
std::vector<std::string> plugin_ids() {
  std::vector<std::string> ids;
  std::istringstream list(HOSO_PLUGINS);
  for (std::string id; std::getline(list, id, ',');) ids.push_back(id);
  return ids;
}

std::vector<std::string> plugin_folders() {
  std::vector<std::string> folders;
  for (const auto& entry : fs::directory_iterator(HOSO_PLUGIN_SOURCES)) {
    if (entry.is_directory()) folders.push_back(entry.path().filename().string());
  }
  return folders;
}

class PluginContract : public testing::TestWithParam<std::string> {};

TEST_P(PluginContract, IsKept) {
  ContractTerms terms;
  terms.library = fs::path(HOSO_PLUGIN_LIBRARIES) / ("libhoso_" + GetParam() + ".so");
  terms.readme = fs::path(HOSO_PLUGIN_SOURCES) / GetParam() / "README.md";
  terms.resources = HOSO_RESOURCES;
  // It opens no pictures, but requests.
  if (GetParam() == "source_sane") terms.samples = {HOSO_SCAN_REQUEST};
  EXPECT_THAT(check_plugin(terms).failures, testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Tree, PluginContract, testing::ValuesIn(plugin_ids()),
                         [](const auto& one) { return one.param; });

TEST(PluginList, HasEveryFolderUnderPlugins) {
  EXPECT_THAT(plugin_folders(), testing::UnorderedElementsAreArray(plugin_ids()));
}

}  // namespace
}  // namespace hoso::contract
