// Work on hostile files whose answer is a text to print and an exit code.
#pragma once

#include <functional>
#include <string>

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

struct ConfinedText {
  ExitCode code = ExitCode::packaged;
  std::string text;
};

/// `work` in a confined child, with memory for `bytes` of input several times over. Throws Error
/// "package.crashed", and "decoder.unconfined" where the system cannot confine and nobody allowed that; an Error that
/// `work` throws comes out here.
[[nodiscard]] ConfinedText confined_text(const CommandLine&, std::uint64_t bytes,
                                         const std::function<ConfinedText()>& work);

/// Bytes that `work` makes, likewise.
[[nodiscard]] std::string confined_bytes(const CommandLine&, std::uint64_t bytes,
                                         const std::function<std::string()>& work);

}  // namespace hoso::app
