#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace CLI {
class App;
}

namespace hoso::app {

/// `hoso form test DIR`: the template in line.files fills, reads and is told apart from all forms known.
/// ExitCode::packaged when nothing points at a mistake of the template, ExitCode::needs_review else. Throws what
/// load_form and form_testing::tested throw, and Error("output.not_written").
ExitCode form_test_command(const CommandLine&);

/// Adds `test` to `form`, which keeps pointers into `line`.
void declare_form_test(CLI::App& form, CommandLine& line);

}  // namespace hoso::app
