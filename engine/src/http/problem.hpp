// What a refusal looks like to a program: the schema Problem of the review station's OpenAPI file.
#pragma once

#include <exception>

#include "http/message.hpp"

namespace hoso::http {

/// {"code", "message": {vi, en}, "next_step": {vi, en}} from the message catalogue. What is no hoso::Error is
/// "internal.bug", without what() of it: that may hold anything.
[[nodiscard]] Response problem_response(int status, const std::exception& problem);

}  // namespace hoso::http
