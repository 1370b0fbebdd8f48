// Signing in and out, the first account, other accounts.
#include <hoso/error.hpp>

#include "http/cookies.hpp"
#include "station.hpp"

namespace hoso::review {
namespace {

using http::Request;
using http::Response;

Json account_json(const store::Account& account) {
  return {{"name", account.name}, {"display_name", account.display_name}, {"role", word(account.role)}};
}

Response session_response(const store::Session& session, const Request& request) {
  Response response = json_response(200, {{"account", account_json(session.account)}, {"csrf", session.csrf}});
  response.set_cookies.push_back(http::cookie({session_cookie, session.token}, request.secure));
  return response;
}

Response sign_in(Station& station, const Request& request) {
  const Json body = body_of(request);
  const std::string name = text_in(body, "name");
  station.take_try(name, request.peer);
  const auto workspace = station.office();
  const auto session = store::sign_in(*workspace, name, text_in(body, "password"), {name, station.now()});
  if (!session) throw Error("account.wrong_password");
  station.forget_tries(name, request.peer);
  return session_response(*session, request);
}

Response sign_out(Station& station, const Request& request) {
  const std::string token = http::cookie_of(request, session_cookie);
  const auto workspace = station.office();
  store::sign_out(*workspace, token);
  station.events().end(token);
  Response response;
  response.status = 204;
  response.set_cookies.push_back(http::cookie({session_cookie, "", std::chrono::seconds(0)}, request.secure));
  return response;
}

Response set_up(Station& station, const Request& request) {
  const Json body = body_of(request);
  const auto workspace = station.office();
  const std::string token = text_in(body, "token");
  const auto link = store::link(*workspace, token, station.now());
  if (!link || link->kind != "setup") throw Error("review.bad_link");
  const std::string name = text_in(body, "name"), password = text_in(body, "password");
  store::add_account(*workspace, {name, text_in(body, "display_name"), store::Role::supervisor, true}, password,
                     {name, station.now()});
  store::use_link(*workspace, token);
  const auto session = store::sign_in(*workspace, name, password, {name, station.now()});
  if (!session) throw Error("account.wrong_password");
  return session_response(*session, request);
}

Response list_accounts(const Station& station, const Request&) {
  const auto workspace = station.office();
  Json list = Json::array();
  for (const store::Account& account : store::accounts(*workspace)) list.push_back(account_json(account));
  return json_response(200, {{"accounts", std::move(list)}});
}

Response add_account(Station& station, const Request& request) {
  const Json body = body_of(request);
  const auto role = store::role_of(text_in(body, "role"));
  if (!role) throw Error("review.bad_request", {{"detail", "role"}});
  const store::Account account{text_in(body, "name"), text_in(body, "display_name"), *role, true};
  const auto workspace = station.office();
  store::add_account(*workspace, account, text_in(body, "password"), station.act(request));
  return json_response(201, account_json(account));
}

Response who_is_signed_in(const Station& station, const Request& request) {
  const auto session = station.session(request);
  if (!session) throw Error("account.signed_out");
  return json_response(200, {{"account", account_json(session->account)}, {"csrf", session->csrf}});
}

}  // namespace

void add_account_routes(http::Router& router, Station& station) {
  const StationRoutes routes(router, station);
  routes.add("GET", "/api/v1/session", who_is_signed_in);
  routes.add("POST", "/api/v1/session", sign_in, {.open = true});
  routes.add("DELETE", "/api/v1/session", sign_out);
  routes.add("POST", "/api/v1/setup", set_up, {.open = true});
  routes.add("GET", "/api/v1/accounts", list_accounts);
  routes.add("POST", "/api/v1/accounts", add_account);
}

}  // namespace hoso::review
