// What browsers are told on every answer, errors and events included.
#pragma once

#include "http/message.hpp"

namespace hoso::http {

/// Content-Security-Policy, nosniff, no referrer, COOP, CORP, Permissions-Policy, no-store; HSTS when `secure`. A
/// header that the handler set stays as it is.
void add_security_headers(Headers& headers, bool secure);

}  // namespace hoso::http
