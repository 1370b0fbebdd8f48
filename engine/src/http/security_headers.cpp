#include "http/security_headers.hpp"

namespace hoso::http {

void add_security_headers(Headers& headers, bool secure) {
  headers.emplace("content-security-policy",
                  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                  "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'");
  headers.emplace("x-content-type-options", "nosniff");
  headers.emplace("x-frame-options", "DENY");
  headers.emplace("referrer-policy", "no-referrer");
  headers.emplace("cross-origin-opener-policy", "same-origin");
  headers.emplace("cross-origin-resource-policy", "same-origin");
  // Photographs are taken by the page itself, so the camera stays.
  headers.emplace("permissions-policy", "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=()");
  headers.emplace("cache-control", "no-store");
  if (secure) headers.emplace("strict-transport-security", "max-age=31536000");
}

}  // namespace hoso::http
