#include "rehearse_command.hpp"

#include <fmt/format.h>

#include "installation.hpp"
#include "package_reading.hpp"
#include "rehearsal_answer.hpp"

namespace hoso::app {

ExitCode rehearse_command(const CommandLine& line) {
  const Installation installation(line);
  const Rehearsal rehearsal = rehearsed(read_package(line), line.portal.portal, line.procedure_case,
                                        installation.templates);
  fmt::print("{}", line.json ? rehearsal_json(rehearsal) : rehearsal_text(rehearsal, line));
  return rehearsal.objections.empty() ? ExitCode::packaged : ExitCode::needs_review;
}

}  // namespace hoso::app
