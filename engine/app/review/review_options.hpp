// Options of `hoso work` and `hoso review`.
#pragma once

#include "command_line.hpp"

namespace CLI {
class App;
}

namespace hoso::app {

/// `sub` keeps pointers into `line`.
void declare_work(CLI::App& sub, CommandLine& line);
void declare_learn(CLI::App& sub, CommandLine& line);
void declare_review(CLI::App& sub, CommandLine& line);

}  // namespace hoso::app
