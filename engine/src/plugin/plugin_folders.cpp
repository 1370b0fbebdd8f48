#include "plugin/plugin_folders.hpp"

#include <regex>

#include <hoso/error.hpp>

#include "text/search_path.hpp"

namespace hoso::plugin {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "libhoso_";
constexpr std::string_view suffix = ".so";
constexpr std::string_view manifest_prefix = "hoso_";
constexpr std::string_view manifest_suffix = ".json";

}  // namespace

std::vector<fs::path> plugin_folders(const std::vector<fs::path>& named,
                                     std::string_view search_path, const fs::path& program) {
  std::vector<fs::path> folders;
  for (const fs::path& folder : named) {
    if (!fs::is_directory(folder)) {
      throw Error("plugin.bad_folder", {{"folder", folder.string()}});
    }
    folders.push_back(fs::canonical(folder));
  }
  for (fs::path& folder : split_search_path(search_path, "plugin.bad_folder")) {
    folders.push_back(std::move(folder));
  }
  folders.push_back(program.parent_path().parent_path() / "lib" / "hoso" / "plugins");
  return folders;
}

std::string library_name_of(std::string_view stage_id) {
  static const std::regex plain("[a-z]+\\.[a-z][a-z0-9_]*");
  std::string name(stage_id);
  if (!std::regex_match(name, plain)) {
    throw Error("plugin.unknown_stage", {{"stage", name}, {"nearest", "kind.name"}});
  }
  name[name.find('.')] = '_';
  return std::string(prefix) + name + std::string(suffix);
}

bool is_manifest(const fs::path& file) {
  const std::string name = file.filename().string();
  return name.starts_with(manifest_prefix) && name.ends_with(manifest_suffix);
}

std::string plugin_id_of(const fs::path& file) {
  const std::string name = file.filename().string();
  if (is_manifest(file)) {
    return name.substr(manifest_prefix.size(), name.size() - manifest_prefix.size() - manifest_suffix.size());
  }
  if (!name.starts_with(prefix) || !name.ends_with(suffix)) return {};
  return name.substr(prefix.size(), name.size() - prefix.size() - suffix.size());
}

}  // namespace hoso::plugin
