// Behind a reverse proxy with TLS, and when somebody only says so.
#include <gmock/gmock.h>

#include "http/forwarded.hpp"
#include "raw_client.hpp"
#include "trial_server.hpp"

namespace hoso::http::trial {
namespace {

constexpr const char* forwarded =
    "X-Forwarded-Proto: https\r\nX-Forwarded-Host: hoso.xa.example\r\nX-Forwarded-For: 10.9.9.9, 192.168.1.7\r\n";

ServerSettings behind_proxy() { return {.allowed_hosts = {"hoso.xa.example", "localhost"}, .trusted_proxy = true}; }

TEST(Proxy, IsBelievedWhenTrusted) {
  TrialServer server(behind_proxy());
  const Reply reply = ask(server.port(), request_text("GET /who", forwarded));
  EXPECT_EQ(reply.body, "192.168.1.7 hoso.xa.example https") << "the last address is the one our proxy saw";
  EXPECT_TRUE(reply.headers.contains("strict-transport-security"));
}

TEST(Proxy, IsNotBelievedOtherwise) {
  TrialServer server;
  const Reply reply = ask(server.port(), request_text("GET /who", forwarded));
  EXPECT_EQ(reply.body, "127.0.0.1 localhost http");
  EXPECT_FALSE(reply.headers.contains("strict-transport-security"));
}

Head head_with(std::vector<std::pair<std::string, std::string>> fields) {
  Head head{"GET", "/", 11, {{"host", "localhost"}}};
  for (auto& field : fields) head.fields.push_back(std::move(field));
  return head;
}

TEST(Proxy, IsNotBelievedFromAnotherMachine) {
  const Head head =
      head_with({{"x-forwarded-proto", "https"}, {"x-forwarded-host", "a"}, {"x-forwarded-for", "10.0.0.1"}});
  const Seen seen = seen_by(head, {"192.168.1.5", false}, true);
  EXPECT_EQ(seen.peer, "192.168.1.5");
  EXPECT_EQ(seen.host, "localhost");
  EXPECT_FALSE(seen.secure);
}

TEST(Proxy, SaysNothingThatIsNoAddress) {
  for (const char* address : {"unknown", "", "<script>", "10.0.0.1 x"}) {
    EXPECT_EQ(seen_by(head_with({{"x-forwarded-for", address}}), {"127.0.0.1", true}, true).peer, "127.0.0.1");
  }
  const Head twice = head_with({{"x-forwarded-for", "10.0.0.1"}, {"x-forwarded-for", "10.0.0.2"}});
  EXPECT_EQ(seen_by(twice, {"127.0.0.1", true}, true).peer, "127.0.0.1");
}

TEST(Proxy, ItsHostIsJudgedLikeAnyOther) {
  TrialServer server(behind_proxy());
  EXPECT_EQ(ask(server.port(), request_text("GET /who", "X-Forwarded-Host: evil.example\r\n")).status, 421);
  EXPECT_EQ(ask(server.port(), "GET /who HTTP/1.1\r\nX-Forwarded-Host: hoso.xa.example\r\n\r\n").status, 400);
  EXPECT_EQ(ask(server.port(), request_text("GET /who", "X-Forwarded-Host: localhost, hoso.xa.example\r\n")).status,
            421);
}

TEST(Proxy, ChangesComeFromItsOrigin) {
  TrialServer server(behind_proxy());
  const auto status = [&](const std::string& origin) {
    const auto lines = std::string(forwarded) + "Content-Length: 1\r\nOrigin: " + origin + "\r\n";
    return ask(server.port(), request_text("POST /body", lines, "a")).status;
  };
  EXPECT_EQ(status("https://hoso.xa.example"), 200);
  EXPECT_EQ(status("http://hoso.xa.example"), 403);
  EXPECT_EQ(status("https://localhost"), 403);
}

}  // namespace
}  // namespace hoso::http::trial
