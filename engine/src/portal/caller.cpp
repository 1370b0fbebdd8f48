#include "portal/caller.hpp"

#include <hoso/error.hpp>

namespace hoso::portal {
namespace {

bool is_trouble_of_the_moment(long status) { return status == 429 || status >= 500; }

[[noreturn]] void give_up(const CallTerms& terms, const HttpReply& reply) {
  if (reply.status == 0) throw Error("submit.no_connection", {{"step", terms.step}, {"detail", reply.trouble}});
  throw Error("submit.rejected", {{"step", terms.step}, {"detail", std::to_string(reply.status)}});
}

/// What the receiver answered with a status of success.
Answer understood(const CallTerms& terms, const HttpReply& reply) {
  Json json = Json::parse(reply.body, nullptr, false);
  if (!json.is_discarded() && !json.is_null()) return {std::move(json), false};
  if (!terms.repeatable) return {Json(), true};
  throw Error("submit.bad_reply", {{"step", terms.step}});
}

}  // namespace

Caller::Caller(HttpClient& http, Patience patience, Wait wait)
    : http_(http), patience_(patience), wait_(std::move(wait)) {}

Answer Caller::call(const CallTerms& terms, const Prepare& prepare, const std::function<void()>& renew) {
  int wait_ms = patience_.first_wait_ms;
  bool renewed = false;
  for (int tries = 1;; ++tries) {
    const HttpReply reply = http_.send(prepare());
    if (reply.status >= 200 && reply.status < 300) return understood(terms, reply);
    if (reply.status == 401 && renew && !renewed) {
      renewed = true;
      renew();
      continue;
    }
    if (reply.status == 401 || reply.status == 403) throw Error("submit.not_authorised", {{"step", terms.step}});
    const bool unsure = (reply.status == 0 && reply.maybe_sent) || reply.status >= 500;
    if (unsure && !terms.repeatable) return {Json(), true};
    const bool passing = reply.status == 0 || is_trouble_of_the_moment(reply.status);
    if (!passing || tries >= patience_.tries) give_up(terms, reply);
    wait_(wait_ms);
    wait_ms *= 2;
  }
}

}  // namespace hoso::portal
