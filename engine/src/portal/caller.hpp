// Calls that are tried again where that cannot do harm.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "json_schema/json_schema.hpp"
#include "portal/http.hpp"

namespace hoso::portal {

using json_schema::Json;

/// What a call came to.
struct Answer {
  Json json;      ///< null when nothing was understood
  bool lost = false;  ///< the receiver may have done what was asked, and did not say so
};

/// A step of the sequence, as people are told of it: "auth", "create", …
struct CallTerms {
  std::string step;
  bool repeatable = true;  ///< false: a second call after a lost reply could do the thing twice
};

/// Waits `ms`; tests and time-outs of users may cut it short by throwing.
using Wait = std::function<void(int ms)>;

/// Sends requests of one session to one adapter. One thread.
class Caller {
 public:
  Caller(HttpClient& http, Patience patience, Wait wait);

  /// Adds the session to a request. Called anew for every try.
  using Prepare = std::function<HttpRequest()>;

  /// Tries again, with waits that double, where the receiver has certainly done nothing (no connection, 429), and for
  /// repeatable calls also after lost replies and 5xx. A 401 makes `renew` run once; it gets a new session. Throws
  /// Error "submit.no_connection", "submit.not_authorised", "submit.rejected" (other statuses), "submit.bad_reply" (no
  /// JSON to a repeatable call). Only calls that are not repeatable come back lost.
  [[nodiscard]] Answer call(const CallTerms& terms, const Prepare& prepare, const std::function<void()>& renew);

 private:
  HttpClient& http_;
  Patience patience_;
  Wait wait_;
};

}  // namespace hoso::portal
