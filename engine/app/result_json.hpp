// The JSON contract of --json: templates/schema/result.schema.json.
#pragma once

#include <optional>
#include <string>

#include "command_line.hpp"
#include "pipeline/package_writer.hpp"
#include "pipeline/run.hpp"

namespace hoso::app {

/// What a run came to, as the user is told.
struct Result {
  pipeline::RunReport report;
  std::optional<pipeline::WrittenPackage> package;
  Catalogue variants;                ///< remembered layouts that the run could use
  std::vector<std::string> learned;  ///< ids of those it added
};

/// UTF-8, indented, with a final newline. Equal results give equal bytes, but for the timings,
/// which are there only when asked for.
[[nodiscard]] std::string result_json(const Result&, const CommandLine&);

}  // namespace hoso::app
