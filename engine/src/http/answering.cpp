#include "http/answering.hpp"

#include <stdexcept>
#include <utility>

#include <hoso/error.hpp>

#include "http/csrf_guard.hpp"
#include "http/origin_guard.hpp"
#include "http/problem.hpp"

namespace hoso::http {
namespace {

Response problem_of(const Site& site, int status, const std::exception& problem) {
  try {
    return site.hooks.problem ? site.hooks.problem(status, problem) : problem_response(status, problem);
  } catch (...) {
    return problem_response(500, std::runtime_error("no problem could be made"));
  }
}

/// The one catch site per call into the application.
template <class Call>
auto guarded(const Site& site, Call call) -> decltype(call()) {
  try {
    return call();
  } catch (const std::exception& problem) {
    return problem_of(site, 500, problem);
  } catch (...) {
    return problem_of(site, 500, std::runtime_error("something that is no exception"));
  }
}

std::optional<Refusal> csrf_refusal(const Site& site, const Request& request) {
  if (!site.hooks.csrf_token || !is_changing(request.method)) return std::nullopt;
  const auto expected = site.hooks.csrf_token(request);
  return expected ? check_csrf(request, *expected) : std::nullopt;
}

}  // namespace

std::optional<Response> gate(const Site& site, const Admitted& admitted) {
  if (admitted.match.options.open) return std::nullopt;
  return guarded(site, [&]() -> std::optional<Response> {
    if (const auto refusal = csrf_refusal(site, admitted.request)) return refused(site, *refusal);
    return site.hooks.admit ? site.hooks.admit(admitted.request) : std::nullopt;
  });
}

Response handled(const Site& site, const Admitted& admitted) {
  return guarded(site, [&] { return (*admitted.match.handler)(admitted.request); });
}

Response refused(const Site& site, const Refusal& refusal) {
  Response response = problem_of(site, refusal.status, Error(refusal.code, refusal.arguments));
  for (const auto& [name, value] : refusal.headers) response.headers.emplace(name, value);
  return response;
}

}  // namespace hoso::http
