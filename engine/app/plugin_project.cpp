#include "plugin_project.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/version.hpp>

namespace hoso::app {
namespace {

namespace fs = std::filesystem;
using Texts = std::map<std::string, std::string>;

/// Relative to the templates.
constexpr std::string_view python_conversation = "external/recognize_ink/hoso_plugin.py";

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

std::string replaced(std::string text, const std::map<std::string, std::string>& words) {
  for (const auto& [word, value] : words) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + value.size())) {
      text.replace(at, word.size(), value);
    }
  }
  return text;
}

/// The files below a folder of skeletons, by their paths in it.
Texts skeleton(const fs::path& templates, const std::string& part) {
  const fs::path folder = templates / "skeletons" / part;
  Texts files;
  std::error_code absent;
  for (const auto& entry : fs::recursive_directory_iterator(folder, absent)) {
    if (entry.is_regular_file()) files[entry.path().lexically_relative(folder).string()] = text_of_file(entry.path());
  }
  if (absent) throw Error("workshop.no_skeleton", {{"folder", folder.string()}});
  return files;
}

/// The files of the kind, over those that all kinds share.
Texts library_files(const fs::path& templates, const std::string& kind) {
  Texts files = skeleton(templates, kind);
  files.merge(skeleton(templates, "common"));
  return files;
}

/// The conversation with hoso is the example's.
Texts python_files(const fs::path& templates, const std::string& kind) {
  Texts files = skeleton(templates, kind + "_python");
  std::string conversation = text_of_file(templates / python_conversation);
  if (conversation.empty()) {
    throw Error("workshop.no_skeleton", {{"folder", (templates / python_conversation).string()}});
  }
  files["@ID@/hoso_plugin.py"] = std::move(conversation);
  return files;
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

std::string shell_path(const fs::path& path) { return quoted(path.string()); }

std::string program_of(const Installation& installation) { return shell_path(installation.program); }

std::string check_command(const PluginProject& project, const fs::path& plugin, const Installation& installation) {
  return fmt::format("{} plugin check {} --readme {}", program_of(installation), shell_path(plugin),
                     shell_path(project.folder / "README.md"));
}

/// A source reads its own sample; the others, the blank of the first form that hoso knows.
fs::path input_of(const PluginProject& project, const CommandLine& line, const Installation& installation) {
  if (line.workshop.kind == "source") return project.folder / "sample.pgm";
  return fs::path(forms_for(line, installation).front()->folder) / "blank.pdf";
}

/// What is made while the plugin is tried lies below `made`, the plugin itself in `plugins`.
std::string run_command(const PluginProject& project, const CommandLine& line, const Installation& installation,
                        const fs::path& plugins, const fs::path& made) {
  const std::string templates = line.templates ? " --templates " + shell_path(installation.templates) : "";
  return fmt::format("{} run {} --plugin-dir {} --pipeline {} --out {}{}", program_of(installation),
                     shell_path(input_of(project, line, installation)), shell_path(plugins),
                     shell_path(project.folder / "pipeline.xml"), shell_path(made / "out"), templates);
}

std::vector<PluginProject::Step> library_steps(const PluginProject& project, const CommandLine& line,
                                               const Installation& installation) {
  const fs::path build = project.folder / "build";
  const fs::path plugins = build / "lib" / "hoso" / "plugins";
  const fs::path prefix = installation.program.parent_path().parent_path();
  // No run asks a plugin that signs.
  std::string run = line.workshop.kind == "sign"
                        ? check_command(project, plugins / ("libhoso_" + project.id + ".so"), installation)
                        : run_command(project, line, installation, plugins, build);
  return {{"build", fmt::format("cmake -S {0} -B {1} -DCMAKE_BUILD_TYPE=Release -DCMAKE_PREFIX_PATH={2} && "
                                "cmake --build {1}",
                                shell_path(project.folder), shell_path(build), shell_path(prefix))},
          {"test", fmt::format("ctest --test-dir {} --output-on-failure", shell_path(build))},
          {"run", std::move(run)}};
}

std::vector<PluginProject::Step> python_steps(const PluginProject& project, const CommandLine& line,
                                              const Installation& installation) {
  const fs::path manifest = project.folder / fmt::format("hoso_{}.json", project.id);
  // As the manifest starts it; nothing is compiled into the folder, which would then be the plugin's, too.
  return {{"check", check_command(project, manifest, installation)},
          {"test", fmt::format("/usr/bin/python3 -B {}", shell_path(project.folder / "plugin_test.py"))},
          {"run", run_command(project, line, installation, project.folder, project.folder)}};
}

/// What stands for what in skeletons.
Texts words_of(const PluginProject& project, const WorkshopSettings& wanted) {
  Texts words = {{"@ID@", project.id},
                 {"@NAME@", wanted.name},
                 {"@CLASS@", class_name(wanted.name) + class_name(wanted.kind)},
                 {"@VERSION@", fmt::format("{}", version)}};
  for (const auto& [name, command] : project.steps) {
    std::string word = "@" + name + "_COMMAND@";
    std::ranges::transform(word, word.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    words[word] = command;
  }
  return words;
}

}  // namespace

PluginProject plugin_project(const CommandLine& line, const Installation& installation) {
  const WorkshopSettings& wanted = line.workshop;
  const bool python = wanted.language == PluginLanguage::python;
  PluginProject project;
  project.id = fmt::format("{}_{}", wanted.kind, wanted.name);
  project.folder = fs::absolute(wanted.folder.value_or(project.id)).lexically_normal();
  project.steps = (python ? python_steps : library_steps)(project, line, installation);
  Texts files = (python ? python_files : library_files)(installation.templates, wanted.kind);
  if (wanted.kind != "sign") {
    files["pipeline.xml"] = pipeline_with(project.id, wanted.kind, wanted.name, installation.templates);
  }
  const Texts words = words_of(project, wanted);
  for (auto& [path, content] : files) project.files[replaced(path, words)] = replaced(std::move(content), words);
  return project;
}

}  // namespace hoso::app
