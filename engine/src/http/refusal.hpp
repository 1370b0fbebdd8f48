// Why a request is not passed on.
#pragma once

#include <string>

#include <hoso/message.hpp>

#include "http/message.hpp"

namespace hoso::http {

/// `code` and `arguments` as in hoso::Error; `status` is what HTTP calls it.
struct Refusal {
  int status = 400;
  std::string code = "http.bad_request";
  MessageArguments arguments = {};
  Headers headers = {};  ///< of the answer: Allow, Retry-After
};

}  // namespace hoso::http
