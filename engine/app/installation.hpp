// Where this program's parts lie, and the run they add up to.
#pragma once

#include <filesystem>
#include <memory>

#include <hoso/form_template.hpp>

#include "command_line.hpp"
#include "pipeline/pipeline.hpp"
#include "plugin/plugin_host.hpp"

namespace hoso::app {

/// Folders relative to the running program; the same in the build tree and when installed.
struct Installation {
  std::filesystem::path program;    ///< <prefix>/bin/hoso
  std::filesystem::path decoder;    ///< <prefix>/lib/hoso/hoso-decoder
  std::filesystem::path templates;  ///< <prefix>/share/hoso/templates, or as asked for
  std::filesystem::path cache;      ///< HOSO_CACHE, else the user's cache folder; empty = none
  std::filesystem::path data;       ///< as asked for, HOSO_DATA, else the user's data folder; empty = none

  explicit Installation(const CommandLine&);
};

/// Looks where the command line, HOSO_PLUGIN_PATH and the installation say.
[[nodiscard]] plugin::PluginHost plugin_host(const CommandLine&, const Installation&);

/// The forms asked for, or all. Throws Error("usage.unknown_form") for one there is not.
[[nodiscard]] Catalogue forms_for(const CommandLine&, const Installation&);

/// What can be left out of the pipeline asked for, in its order. Throws as pipeline_for.
[[nodiscard]] std::vector<std::string> steps_for(const CommandLine&, const Installation&,
                                                 plugin::PluginHost&);

/// The pipeline asked for, less the steps left out. Throws what load_pipeline, without and
/// build_pipeline throw.
[[nodiscard]] std::shared_ptr<pipeline::Pipeline> pipeline_for(const CommandLine&,
                                                               const Installation&,
                                                               plugin::PluginHost&);
/// The same, as far as `ends`.
[[nodiscard]] std::shared_ptr<pipeline::Pipeline> pipeline_for(const CommandLine&, const Installation&,
                                                               plugin::PluginHost&, pipeline::Ends ends);

}  // namespace hoso::app
