// `hoso completion` and `hoso manual`: what an installed program brings for shells and man(1). docs/install.md.
#pragma once

#include "command_line.hpp"
#include "manual/command_description.hpp"

namespace CLI {
class App;
}

namespace hoso::app {

/// `sub` keeps pointers into `line`.
void declare_completion(CLI::App& sub, CommandLine& line);
void declare_manual(CLI::App& sub, CommandLine& line);

/// `hoso completion SHELL`: prints the script.
void print_completion(const manual::CommandDescription& program, const CommandLine&);

/// `hoso manual DIR`: writes a page for each command into a folder, made when missing; pages of that name are replaced.
/// Their date is the run's clock. Throws Error("output.not_written").
void write_manual(const manual::CommandDescription& program, const CommandLine&);

}  // namespace hoso::app
