#include "plugin_command.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <hoso/error.hpp>
#include <hoso/text.hpp>
#include <hoso/version.hpp>

#include "files/durable_files.hpp"
#include "installation.hpp"
#include "messages.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;  ///< name -> content

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
  if (!is_identifier(wanted.name)) throw Error("workshop.bad_name", {{"name", wanted.name}});
}

/// "office_hours" -> "OfficeHours".
std::string class_name(const std::string& name) {
  std::string letters;
  bool first = true;
  for (const char c : name) {
    if (c != '_') letters += first && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    first = c == '_';
  }
  return letters;
}

/// For a POSIX shell.
std::string quoted(const std::string& word) {
  const auto harmless = [](unsigned char c) {
    return std::isalnum(c) != 0 || std::string_view("/._-+=:").find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::ranges::all_of(word, harmless)) return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text += '\'';
}

std::string text_of_file(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The files of the kind, over those that all kinds share.
Files skeleton_of(const fs::path& templates, const std::string& kind) {
  Files files;
  for (const std::string& part : {std::string("common"), kind}) {
    const fs::path folder = templates / "skeletons" / part;
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator(folder, absent)) {
      files[entry.path().filename().string()] = text_of_file(entry.path());
    }
    if (absent) throw Error("workshop.no_skeleton", {{"folder", folder.string()}});
  }
  return files;
}

std::string replaced(std::string text, const std::map<std::string, std::string>& words) {
  for (const auto& [word, value] : words) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + value.size())) {
      text.replace(at, word.size(), value);
    }
  }
  return text;
}

/// The whole way of a dossier, with the new stage before the last one of its kind, so that it is asked.
std::string pipeline_with(const std::string& id, const std::string& kind, const std::string& name,
                          const fs::path& templates) {
  std::string text = text_of_file(templates / "pipelines" / "dossier.xml");
  const std::size_t last = text.rfind(fmt::format("  <{} stage=", kind));
  if (last == std::string::npos) {
    throw Error("workshop.no_skeleton", {{"folder", (templates / "pipelines" / "dossier.xml").string()}});
  }
  text.insert(last, fmt::format("  <{0} stage=\"{0}.{1}\"/>\n", kind, name));
  return replaced(std::move(text), {{"id=\"dossier\"", fmt::format("id=\"{}\"", id)}});
}

/// What the project is called, where it lies and how it is built, tested and run.
struct Project {
  std::string id;
  fs::path folder;
  std::array<std::string, 3> commands;
};

/// A source reads its own sample; the others, the blank of the first form that hoso knows.
std::string run_command(const Project& project, const CommandLine& line, const Installation& installation) {
  const WorkshopSettings& wanted = line.workshop;
  const fs::path plugins = project.folder / "build" / "lib" / "hoso" / "plugins";
  if (wanted.kind == "sign") {
    return fmt::format("{} plugin check {} --readme {}", quoted(installation.program.string()),
                       quoted((plugins / ("libhoso_" + project.id + ".so")).string()),
                       quoted((project.folder / "README.md").string()));
  }
  const fs::path input = wanted.kind == "source"
                             ? project.folder / "sample.pgm"
                             : fs::path(forms_for(line, installation).front()->folder) / "blank.pdf";
  const std::string templates = line.templates ? " --templates " + quoted(installation.templates.string()) : "";
  return fmt::format("{} run {} --plugin-dir {} --pipeline {} --out {}{}", quoted(installation.program.string()),
                     quoted(input.string()), quoted(plugins.string()),
                     quoted((project.folder / "pipeline.xml").string()),
                     quoted((project.folder / "build" / "out").string()), templates);
}

Project project_for(const CommandLine& line, const Installation& installation) {
  Project project;
  project.id = fmt::format("{}_{}", line.workshop.kind, line.workshop.name);
  project.folder = fs::absolute(line.workshop.folder.value_or(project.id)).lexically_normal();
  const std::string source = quoted(project.folder.string());
  const std::string build = quoted((project.folder / "build").string());
  const fs::path prefix = installation.program.parent_path().parent_path();
  project.commands = {
      fmt::format("cmake -S {0} -B {1} -DCMAKE_BUILD_TYPE=Release -DCMAKE_PREFIX_PATH={2} && cmake --build {1}", source,
                  build, quoted(prefix.string())),
      fmt::format("ctest --test-dir {} --output-on-failure", build), run_command(project, line, installation)};
  return project;
}

Files files_of(const Project& project, const CommandLine& line, const Installation& installation) {
  const WorkshopSettings& wanted = line.workshop;
  Files files = skeleton_of(installation.templates, wanted.kind);
  if (wanted.kind != "sign") {
    files["pipeline.xml"] = pipeline_with(project.id, wanted.kind, wanted.name, installation.templates);
  }
  const std::map<std::string, std::string> words = {{"@ID@", project.id},
                                                    {"@NAME@", wanted.name},
                                                    {"@CLASS@", class_name(wanted.name) + class_name(wanted.kind)},
                                                    {"@VERSION@", fmt::format("{}", version)},
                                                    {"@BUILD_COMMAND@", project.commands[0]},
                                                    {"@TEST_COMMAND@", project.commands[1]},
                                                    {"@RUN_COMMAND@", project.commands[2]}};
  for (auto& [name, content] : files) content = replaced(std::move(content), words);
  return files;
}

/// The folder appears whole or not at all.
void write(const Files& contents, const fs::path& folder) {
  if (fs::exists(fs::symlink_status(folder))) throw Error("workshop.folder_exists", {{"folder", folder.string()}});
  if (!fs::is_directory(folder.parent_path())) {
    throw Error("output.not_written", {{"path", folder.string()}, {"detail", "no such folder"}});
  }
  const files::TemporaryFolder temporary(folder.parent_path(), folder.filename().string());
  // A folder of its own, with the rights that the user gives new folders.
  const fs::path project = temporary.path() / "project";
  fs::create_directory(project);
  for (const auto& [name, content] : contents) {
    std::ofstream stream(project / name, std::ios::binary);
    if (!(stream << content).flush()) {
      throw Error("output.not_written", {{"path", (folder / name).string()}, {"detail", "disk full?"}});
    }
  }
  std::error_code failure;
  fs::rename(project, folder, failure);
  if (failure) throw Error("output.not_written", {{"path", folder.string()}, {"detail", failure.message()}});
}

void print(const Project& project, const CommandLine& line) {
  const auto& [build, test, run] = project.commands;
  if (line.json) {
    const nlohmann::ordered_json json = {{"plugin", project.id},
                                         {"folder", project.folder.string()},
                                         {"commands", {{"build", build}, {"test", test}, {"run", run}}}};
    fmt::print("{}\n", json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    return;
  }
  fmt::print("{} {}\n",
             say(line, {"Đã tạo dự án plugin. Dựng, thử, chạy:", "Plugin project made. Build, test, run it:"}),
             printable(project.folder.string()));
  for (const std::string& command : project.commands) fmt::print("  {}\n", command);
}

}  // namespace

ExitCode plugin_new_command(const CommandLine& line) {
  require_makeable(line.workshop);
  const Installation installation(line);
  const Project project = project_for(line, installation);
  write(files_of(project, line, installation), project.folder);
  print(project, line);
  return ExitCode::packaged;
}

}  // namespace hoso::app
