#include "plugin_command.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "files/durable_files.hpp"
#include "installation.hpp"
#include "messages.hpp"
#include "plugin_project.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

namespace fs = std::filesystem;

constexpr std::array kinds = {"source", "prepare",  "identify", "inspect", "recognize",
                              "field",  "validate", "emit",     "sign"};

bool is_identifier(const std::string& name) {
  constexpr std::size_t longest = 40;
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && name.size() <= longest && name[0] >= 'a' && name[0] <= 'z' && name.back() != '_' &&
         name.find("__") == std::string::npos && std::ranges::all_of(name, plain);
}

void require_makeable(const WorkshopSettings& wanted) {
  const std::vector<std::string> known(kinds.begin(), kinds.end());
  if (std::ranges::find(known, wanted.kind) == known.end()) {
    throw Error("workshop.unknown_kind", {{"kind", wanted.kind}, {"nearest", nearest(wanted.kind, known)}});
  }
  if (wanted.language != PluginLanguage::cpp && wanted.kind != "recognize") {
    throw Error("workshop.library_only", {{"kind", wanted.kind}});
  }
  if (!is_identifier(wanted.name)) throw Error("workshop.bad_name", {{"name", wanted.name}});
}

void write_file(const fs::path& file, const std::string& content) {
  fs::create_directories(file.parent_path());
  std::ofstream stream(file, std::ios::binary);
  if (!(stream << content).flush()) {
    throw Error("output.not_written", {{"path", file.filename().string()}, {"detail", "disk full?"}});
  }
  // hoso takes no plugin that others may write to.
  fs::permissions(file, fs::perms::group_write | fs::perms::others_write, fs::perm_options::remove);
}

/// The folder appears whole or not at all.
void write(const PluginProject& project) {
  const fs::path& folder = project.folder;
  if (fs::exists(fs::symlink_status(folder))) throw Error("workshop.folder_exists", {{"folder", folder.string()}});
  if (!fs::is_directory(folder.parent_path())) {
    throw Error("output.not_written", {{"path", folder.string()}, {"detail", "no such folder"}});
  }
  const files::TemporaryFolder temporary(folder.parent_path(), folder.filename().string());
  // A folder of its own, with the rights that the user gives new folders.
  const fs::path fresh = temporary.path() / "project";
  for (const auto& [path, content] : project.files) write_file(fresh / path, content);
  std::error_code failure;
  fs::rename(fresh, folder, failure);
  if (failure) throw Error("output.not_written", {{"path", folder.string()}, {"detail", failure.message()}});
}

/// "Plugin project made. Build, test, run it:", by the steps there are.
std::string headline(const CommandLine& line) {
  if (line.workshop.language == PluginLanguage::cpp) {
    return say(line, {"Đã tạo dự án plugin. Dựng, thử, chạy:", "Plugin project made. Build, test, run it:"});
  }
  return say(line, {"Đã tạo dự án plugin. Kiểm tra, thử, chạy:", "Plugin project made. Check, test, run it:"});
}

void print(const PluginProject& project, const CommandLine& line) {
  if (line.json) {
    nlohmann::ordered_json commands;
    for (const auto& [name, command] : project.steps) commands[name] = command;
    const nlohmann::ordered_json json = {
        {"plugin", project.id}, {"folder", project.folder.string()}, {"commands", std::move(commands)}};
    fmt::print("{}\n", json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    return;
  }
  fmt::print("{} {}\n", headline(line), printable(project.folder.string()));
  for (const auto& [name, command] : project.steps) fmt::print("  {}\n", command);
}

}  // namespace

ExitCode plugin_new_command(const CommandLine& line) {
  require_makeable(line.workshop);
  const PluginProject project = plugin_project(line, Installation(line));
  write(project);
  print(project, line);
  return ExitCode::packaged;
}

}  // namespace hoso::app
