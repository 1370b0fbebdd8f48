#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace CLI {
class App;
}

namespace hoso::app {

/// `hoso form diff OLD NEW`: what changed between two versions of a form, each a template's folder or a blank; with
/// line.form.carry the old template with its places where the new version has them. ExitCode::packaged when nothing
/// changed, ExitCode::needs_review else. Throws what drafting and load_form throw, Error("formdiff.…"),
/// Error("draft.out_exists") and Error("output.not_written").
ExitCode form_diff_command(const CommandLine&);

/// Adds `diff` to `sub`, which keeps pointers into `line`.
void declare_form_diff(CLI::App& sub, CommandLine& line);

}  // namespace hoso::app
