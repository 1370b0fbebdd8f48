#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace CLI {
class App;
}

namespace hoso::app {

/// `hoso form edit DIR`: serves a designer for one template folder on 127.0.0.1 until it is interrupted. Throws
/// Error("template.invalid"), Error("http.cannot_listen") and what pipelines throw.
ExitCode designer_command(const CommandLine&);

/// As a command of `hoso form`, which keeps pointers into `line`.
void declare_designer(CLI::App& form, CommandLine& line);

}  // namespace hoso::app
