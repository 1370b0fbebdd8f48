// What people are told on stderr.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <hoso/diagnostic.hpp>
#include <hoso/error.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `text` in the language asked for; Vietnamese where both are.
[[nodiscard]] const std::string& in(Language, const LocalizedText& text);

/// Control characters become '?': file names and read values must not steer a terminal.
[[nodiscard]] std::string printable(std::string_view text);

/// Code, text and next step of each, Vietnamese before English.
void print_messages(std::span<const Diagnostic>, Language);

/// For an error that is about no stage, file or page.
[[nodiscard]] Diagnostic diagnostic_of(const Error&);

}  // namespace hoso::app
