#include "installation.hpp"

#include <algorithm>
#include <cstdlib>

#include <hoso/error.hpp>
#include <hoso/template_reader.hpp>
#include <hoso/text.hpp>

#include "pipeline/steps.hpp"
#include "plugin/plugin_folders.hpp"
#include "template/pipeline_description.hpp"
#include "text/search_path.hpp"

namespace hoso::app {
namespace {

namespace fs = std::filesystem;

bool is_asked_for(const FormTemplate& form, const std::string& name) {
  return name == form.id || name == form.id + "/" + form.version;
}

void require_known(const std::string& name, const Catalogue& forms) {
  std::vector<std::string> known;
  for (const auto& form : forms) {
    if (is_asked_for(*form, name)) return;
    known.push_back(form->id);
    known.push_back(form->id + "/" + form->version);
  }
  throw Error("usage.unknown_form", {{"form", name}, {"nearest", nearest(name, known)}});
}

/// "dossier" names templates/pipelines/dossier.xml; anything with a dot or a slash is a file.
fs::path pipeline_file(const std::string& name, const fs::path& templates) {
  if (name.find_first_of("./") != std::string::npos) return name;
  const fs::path folder = templates / "pipelines";
  if (fs::exists(folder / (name + ".xml"))) return folder / (name + ".xml");
  std::vector<std::string> known;
  std::error_code absent;
  for (const auto& entry : fs::directory_iterator(folder, absent)) {
    known.push_back(entry.path().stem().string());
  }
  std::ranges::sort(known);  // so that a tie is broken the same way everywhere
  throw Error("usage.unknown_pipeline", {{"pipeline", name}, {"nearest", nearest(name, known)}});
}

PipelineDescription description_for(const CommandLine& line, const Installation& installation,
                                    plugin::PluginHost& host) {
  PipelineDescription description =
      load_pipeline(pipeline_file(line.pipeline, installation.templates));
  for (const std::string& step : line.bench.without) {
    description = pipeline::without(std::move(description), step, host);
  }
  if (line.bench.calibrate) description = pipeline::uncalibrated(std::move(description));
  return description;
}

/// Variables and the place in the home folder of the XDG Base Directory Specification 0.8.
struct UserFolder {
  const char* own_variable;  ///< set but empty = none
  const char* xdg_variable;
  const char* in_home;
};

fs::path place_of(const UserFolder& folder) {
  if (const char* asked = std::getenv(folder.own_variable)) return asked;
  const char* of_user = std::getenv(folder.xdg_variable);
  if (of_user && fs::path(of_user).is_absolute()) return fs::path(of_user) / "hoso";
  const char* home = std::getenv("HOME");
  return home && *home ? fs::path(home) / folder.in_home / "hoso" : fs::path();
}

/// Where forms lie: in the templates folder, and in those of HOSO_TEMPLATE_PATH, which are laid out alike.
std::vector<fs::path> forms_folders(const Installation& installation) {
  std::vector<fs::path> folders{installation.templates / "forms"};
  const char* more = std::getenv("HOSO_TEMPLATE_PATH");
  for (const fs::path& folder : split_search_path(more ? more : "", "template.bad_folder")) {
    if (!fs::is_directory(folder / "forms")) throw Error("template.bad_folder", {{"folder", folder.string()}});
    folders.push_back(folder / "forms");
  }
  return folders;
}

}  // namespace

Installation::Installation(const CommandLine& line)
    : program(fs::read_symlink("/proc/self/exe")) {
  const fs::path prefix = program.parent_path().parent_path();
  decoder = prefix / "lib" / "hoso" / "hoso-decoder";
  templates = line.templates ? fs::absolute(*line.templates)
                             : prefix / "share" / "hoso" / "templates";
  cache = place_of({"HOSO_CACHE", "XDG_CACHE_HOME", ".cache"});
  data = line.data ? *line.data : place_of({"HOSO_DATA", "XDG_DATA_HOME", ".local/share"});
}

plugin::PluginHost plugin_host(const CommandLine& line, const Installation& installation) {
  const char* search_path = std::getenv("HOSO_PLUGIN_PATH");
  return plugin::PluginHost(plugin::plugin_folders(
      line.plugin_folders, search_path ? search_path : "", installation.program));
}

Catalogue forms_for(const CommandLine& line, const Installation& installation) {
  Catalogue forms = load_catalogue(forms_folders(installation));
  for (const std::string& name : line.forms) require_known(name, forms);
  std::erase_if(forms, [&](const auto& form) {
    return !line.forms.empty() && std::ranges::none_of(line.forms, [&](const std::string& name) {
      return is_asked_for(*form, name);
    });
  });
  return forms;
}

std::vector<std::string> steps_for(const CommandLine& line, const Installation& installation,
                                   plugin::PluginHost& host) {
  return pipeline::steps_of(description_for(line, installation, host), host);
}

std::shared_ptr<pipeline::Pipeline> pipeline_for(const CommandLine& line, const Installation& installation,
                                                 plugin::PluginHost& host) {
  const auto ends = line.command == Command::run ? pipeline::Ends::package : pipeline::Ends::findings;
  return pipeline_for(line, installation, host, ends);
}

std::shared_ptr<pipeline::Pipeline> pipeline_for(const CommandLine& line, const Installation& installation,
                                                 plugin::PluginHost& host, pipeline::Ends ends) {
  const PipelineDescription description = description_for(line, installation, host);
  return pipeline::build_pipeline({description, ends, {installation.templates, installation.cache}}, host);
}

}  // namespace hoso::app
