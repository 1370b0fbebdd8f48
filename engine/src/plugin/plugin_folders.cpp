#include "plugin/plugin_folders.hpp"

#include <regex>

#include <hoso/error.hpp>

namespace hoso::plugin {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "libhoso_";
constexpr std::string_view suffix = ".so";

std::vector<fs::path> split_search_path(std::string_view text) {
  std::vector<fs::path> folders;
  while (!text.empty()) {
    const std::size_t colon = text.find(':');
    const fs::path folder(text.substr(0, colon));
    if (!folder.is_absolute()) throw Error("plugin.bad_folder", {{"folder", folder.string()}});
    folders.push_back(folder);
    text.remove_prefix(colon == std::string_view::npos ? text.size() : colon + 1);
  }
  return folders;
}

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
  for (fs::path& folder : split_search_path(search_path)) folders.push_back(std::move(folder));
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

std::string plugin_id_of(const fs::path& file) {
  const std::string name = file.filename().string();
  if (!name.starts_with(prefix) || !name.ends_with(suffix)) return {};
  return name.substr(prefix.size(), name.size() - prefix.size() - suffix.size());
}

}  // namespace hoso::plugin
