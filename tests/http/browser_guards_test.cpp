// What a stranger's page in the officer's browser must not be able to do.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "http/csrf_guard.hpp"
#include "http/host_guard.hpp"
#include "http/origin_guard.hpp"
#include "http/security_headers.hpp"
#include "raw_client.hpp"
#include "trial_server.hpp"

namespace hoso::http::trial {
namespace {

using testing::HasSubstr;

std::string code_of(const Reply& reply) { return nlohmann::json::parse(reply.body).at("code"); }

int status_of(const std::optional<Refusal>& refusal) { return refusal ? refusal->status : 200; }

TEST(HostGuard, KnowsItsNames) {
  const HostGuard guard({"127.0.0.1", "localhost", "hoso.xa.example", "::1"});
  for (const char* host : {"127.0.0.1", "127.0.0.1:8080", "LOCALHOST:1", "hoso.xa.example", "[::1]", "[::1]:99"}) {
    EXPECT_EQ(status_of(guard.check(host)), 200) << host;
  }
  for (const char* host : {"evil.example", "localhost.evil.example:80", "127.0.0.1.evil.example", "xhoso.xa.example",
                           "localhost.", "127.1", "[::2]"}) {
    EXPECT_EQ(status_of(guard.check(host)), 421) << host;
  }
  for (const char* host : {"", ":80", "localhost:evil.example", "localhost:80:80", "[::1", "[::1]x", "[]"}) {
    EXPECT_EQ(status_of(guard.check(host)), 400) << host;
  }
}

TEST(HostGuard, StandsBeforeEveryHandler) {
  TrialServer server;
  const Reply reply = ask(server.port(), "GET /hello HTTP/1.1\r\nHost: rebound.example\r\n\r\n");
  EXPECT_EQ(reply.status, 421);
  EXPECT_EQ(code_of(reply), "http.unknown_host");
  EXPECT_EQ(ask(server.port(), "GET /hello HTTP/1.1\r\n\r\n").status, 400);
  EXPECT_EQ(ask(server.port(), "GET /hello HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n").status, 400);
  EXPECT_EQ(ask(server.port(), "GET /hello HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: a\r\n\r\n").status, 200);
  EXPECT_EQ(server.calls(), 1);
}

TEST(OriginGuard, TakesChangesFromOwnPagesOnly) {
  Request request{.method = "POST", .host = "localhost:8080"};
  EXPECT_EQ(status_of(check_origin(request)), 200) << "no browser";
  request.headers["origin"] = "http://localhost:8080";
  EXPECT_EQ(status_of(check_origin(request)), 200);
  request.headers["sec-fetch-site"] = "same-origin";
  EXPECT_EQ(status_of(check_origin(request)), 200);
  for (const char* site : {"cross-site", "same-site", "none", ""}) {
    request.headers["sec-fetch-site"] = site;
    EXPECT_EQ(status_of(check_origin(request)), 403) << site;
  }
  request.headers.erase("sec-fetch-site");
  for (const char* origin : {"null", "", "http://localhost", "http://localhost:8081", "https://localhost:8080",
                             "http://localhost:8080.evil.example", "http://evil.example", "localhost:8080"}) {
    request.headers["origin"] = origin;
    EXPECT_EQ(status_of(check_origin(request)), 403) << origin;
  }
}

TEST(OriginGuard, KnowsTheUsualPorts) {
  Request request{
      .method = "PUT", .headers = {{"origin", "https://hoso.example"}}, .host = "hoso.example", .secure = true};
  EXPECT_EQ(status_of(check_origin(request)), 200);
  request.headers["origin"] = "https://HOSO.example:443";
  EXPECT_EQ(status_of(check_origin(request)), 200);
  request.headers["origin"] = "http://hoso.example";
  EXPECT_EQ(status_of(check_origin(request)), 403);
}

TEST(OriginGuard, LetsReadingBe) {
  Request request{.method = "GET", .headers = {{"sec-fetch-site", "cross-site"}, {"origin", "http://evil.example"}}};
  EXPECT_EQ(status_of(check_origin(request)), 200) << "a link in a mail leads here";
  request.method = "DELETE";
  EXPECT_EQ(status_of(check_origin(request)), 403);
}

TEST(OriginGuard, StandsBeforeOpenRoutesToo) {
  TrialServer server;
  const Reply reply =
      ask(server.port(), request_text("POST /open", "Content-Length: 1\r\nSec-Fetch-Site: cross-site\r\n", "a"));
  EXPECT_EQ(reply.status, 403);
  EXPECT_EQ(code_of(reply), "http.foreign_origin");
  EXPECT_EQ(server.calls(), 0);
}

TEST(CsrfGuard, WantsTheToken) {
  Request request;
  EXPECT_EQ(status_of(check_csrf(request, "token")), 403);
  EXPECT_EQ(status_of(check_csrf(request, "")), 403);
  for (const char* sent : {"", "toke", "tokens", "tokem", "TOKEN"}) {
    request.headers["x-csrf-token"] = sent;
    EXPECT_EQ(status_of(check_csrf(request, "token")), 403) << sent;
  }
  EXPECT_EQ(status_of(check_csrf({.headers = {{"x-csrf-token", ""}}}, "")), 403) << "a session without a token";
  request.headers["x-csrf-token"] = "token";
  EXPECT_EQ(status_of(check_csrf(request, "token")), 200);
}

Hooks with_token() {
  Hooks hooks;
  hooks.csrf_token = [](const Request& request) -> std::optional<std::string> {
    return request.cookies.contains("s") ? std::optional<std::string>("secret") : std::nullopt;
  };
  hooks.admit = [](const Request& request) -> std::optional<Response> {
    if (request.cookies.contains("s")) return std::nullopt;
    return text_response(401, "text/plain", "who are you?");
  };
  return hooks;
}

TEST(CsrfGuard, AsksTheApplicationForTheToken) {
  TrialServer server({}, with_token());
  const auto status = [&](const char* line, const std::string& headers) {
    return ask(server.port(), request_text(line, headers + "Content-Length: 1\r\n", "a")).status;
  };
  EXPECT_EQ(status("POST /body", "Cookie: s=1\r\n"), 403);
  EXPECT_EQ(status("POST /body", "Cookie: s=1\r\nX-CSRF-Token: other!\r\n"), 403);
  EXPECT_EQ(status("POST /body", ""), 401) << "no session: the application's own answer";
  EXPECT_EQ(server.calls(), 0);
  EXPECT_EQ(status("POST /body", "Cookie: s=1\r\nX-CSRF-Token: secret\r\n"), 200);
  EXPECT_EQ(status("GET /hello", "Cookie: s=1\r\n"), 200) << "reading needs no token";
  EXPECT_EQ(status("POST /open", ""), 200) << "an open route has no session";
}

TEST(Admission, RefusesBeforeTheBodyComes) {
  TrialServer server({}, with_token());
  RawClient client(server.port());
  client.send(request_text("POST /upload", "Content-Length: 100000000\r\n"));
  const Reply reply = client.reply();
  EXPECT_EQ(reply.status, 401);
  EXPECT_EQ(reply.headers.at("connection"), "close");
}

TEST(Admission, ARefusedRequestLeavesTheConnectionUsable) {
  TrialServer server({}, with_token());
  RawClient client(server.port());
  client.send(request_text("GET /hello"));
  EXPECT_EQ(client.reply().status, 401);
  client.send(request_text("GET /hello", "Cookie: s=1\r\n"));
  EXPECT_EQ(client.reply().status, 200);
}

TEST(SecurityHeaders, StandOnEveryAnswer) {
  TrialServer server;
  for (const char* line : {"GET /hello", "GET /nowhere", "PUT /hello", "GET /throw", "DELETE /nothing", "GET /%"}) {
    const auto headers = ask(server.port(), request_text(line)).headers;
    EXPECT_THAT(headers.at("content-security-policy"), HasSubstr("default-src 'none'; script-src 'self';")) << line;
    EXPECT_THAT(headers.at("content-security-policy"), HasSubstr("require-trusted-types-for 'script'")) << line;
    EXPECT_THAT(headers.at("content-security-policy"), HasSubstr("frame-ancestors 'none'")) << line;
    EXPECT_EQ(headers.at("x-content-type-options"), "nosniff") << line;
    EXPECT_EQ(headers.at("referrer-policy"), "no-referrer") << line;
    EXPECT_EQ(headers.at("cross-origin-opener-policy"), "same-origin") << line;
    EXPECT_EQ(headers.at("cross-origin-resource-policy"), "same-origin") << line;
    EXPECT_EQ(headers.at("cache-control"), "no-store") << line;
    EXPECT_TRUE(headers.contains("permissions-policy")) << line;
    EXPECT_FALSE(headers.contains("strict-transport-security")) << "without TLS it would only lock people out";
    EXPECT_FALSE(headers.contains("server")) << line;
  }
}

TEST(SecurityHeaders, LeaveWhatTheHandlerSet) {
  Headers headers{{"cache-control", "private, max-age=60"}};
  add_security_headers(headers, true);
  EXPECT_EQ(headers.at("cache-control"), "private, max-age=60");
  EXPECT_THAT(headers.at("strict-transport-security"), HasSubstr("max-age="));
}

}  // namespace
}  // namespace hoso::http::trial
