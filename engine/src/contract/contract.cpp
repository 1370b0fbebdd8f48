#include "contract/contract.hpp"

#include <algorithm>
#include <fstream>
#include <hoso/error.hpp>
#include <iterator>
#include <optional>

#include "contract/exercise.hpp"
#include "contract/library_checks.hpp"
#include "contract/output_watch.hpp"
#include "contract/readme_checks.hpp"
#include "plugin/plugin_folders.hpp"

namespace hoso::contract {
namespace {

void append(Failures& failures, const Failures& more) {
  failures.insert(failures.end(), more.begin(), more.end());
}

std::optional<plugin::PluginLibrary> load(const std::filesystem::path& file, Failures& failures) {
  try {
    return plugin::load_plugin(file, file.parent_path());
  } catch (const Error& error) {
    const auto detail = error.arguments().find("detail");
    failures.push_back(
        {"load", error.code() + (detail == error.arguments().end() ? "" : ": " + detail->second)});
    return std::nullopt;
  }
}

Failures check_readme_file(const std::filesystem::path& file,
                           const plugin::PluginLibrary& library) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return {{"readme", "there is no README.md"}};
  std::vector<OptionSpec> options;
  for (const plugin::StageEntry& stage : library.stages) {
    std::ranges::copy(stage.info.options, std::back_inserter(options));
  }
  return check_readme({std::istreambuf_iterator<char>(stream), {}}, options);
}

/// Stops at the first stage that leaves a thread behind: what it does there may spoil the rest.
void exercise_stages(const plugin::PluginLibrary& library, const ContractTerms& terms,
                     const std::shared_ptr<const Material>& material, ContractReport& report) {
  for (const plugin::StageEntry& stage : library.stages) {
    append(report.failures, check_options(stage.info));
    const auto use =
        std::make_shared<const StageUse>(library.handle, stage, terms.options, material);
    const ContractReport stage_report = exercise(use, terms);
    append(report.failures, stage_report.failures);
    report.threads_left_behind += stage_report.threads_left_behind;
    if (report.threads_left_behind > 0) return;
  }
}

}  // namespace

ContractReport check_plugin(const ContractTerms& terms) {
  const auto material = make_material(terms.resources, terms.samples);
  ContractReport report;
  if (!plugin::is_manifest(terms.library)) append(report.failures, check_exports(terms.library));
  OutputWatch watch;
  if (const auto library = load(terms.library, report.failures)) {
    append(report.failures, check_descriptor(*library));
    if (!terms.readme.empty()) {
      append(report.failures, check_readme_file(terms.readme, *library));
    }
    exercise_stages(*library, terms, material, report);
  }
  if (const std::string printed = watch.finish(); !printed.empty()) {
    report.failures.push_back({"silent", "prints to stdout or stderr: " + printed});
  }
  return report;
}

}  // namespace hoso::contract
