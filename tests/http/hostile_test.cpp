// What no client would send. The server answers 4xx or closes, and serves the next one as if nothing had been.
#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "raw_client.hpp"
#include "trial_server.hpp"

namespace hoso::http::trial {
namespace {

using namespace std::string_literals;

std::vector<std::string> malformed_requests() {
  const std::string zeros(3000, '\0');
  std::vector<std::string> requests{
      "\r\n\r\n",
      "\n\n",
      "\0\r\n\r\n"s,
      zeros,
      "GET",
      "GET \r\n\r\n",
      "GET /hello\r\n\r\n",
      "get /hello HTTP/1.1\r\n\r\n",
      "GET /hello HTTP/9.9\r\nHost: localhost\r\n\r\n",
      "GET /hello HTTP/1.1\r\nHost\r\n\r\n",
      "GET http://localhost/hello HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "TRACE /hello HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 a TLS hello",
      "SSH-2.0-OpenSSH_9.2\r\n",
      "EHLO localhost\r\n",
      "GET /../../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "GET /echo/..%2f..%2fetc HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "GET /echo/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "GET /echo/%c0%ae HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "GET /echo/%u1234 HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "GET /echo/\xff HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "GET //hello HTTP/1.1\r\nHost: localhost\r\n\r\n",
      request_text("GET /nowhere?" + std::string(7000, '&')),
      request_text("GET /" + std::string(7000, '/')),
      request_text("GET /hello", "Host: localhost\r\n"),
      request_text("GET /hello", "X-A: " + std::string(9000, 'a') + "\r\n"),
      request_text("GET /hello", "X-A: a\rb\r\n"),
      request_text("GET /hello", "X-A: a\0b\r\n"s),
      request_text("GET /hello", "\r\r\r\r"),
      request_text("GET /hello", "X A: b\r\n"),
      request_text("POST /body", "Content-Length: 18446744073709551615\r\n"),
      request_text("POST /body", "Content-Length: 18446744073709551616\r\n"),
      request_text("POST /body", "Content-Length: -0\r\n"),
      request_text("POST /body", "Content-Length: 1e3\r\n"),
      request_text("POST /body", "Transfer-Encoding: chunked\r\n", "ffffffffffffffff\r\na"),
      request_text("POST /body", "Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\na"),
      request_text("POST /body", "Transfer-Encoding: chunked\r\n", "7fffffffffffffff\r\na"),
      request_text("POST /body", "Transfer-Encoding: chunked\r\n", "g\r\n"),
      request_text("POST /body", "Transfer-Encoding: chunked\r\n", " 1\r\na\r\n0\r\n\r\n"),
      request_text("POST /body", "Transfer-Encoding: chunked\r\n", "1;" + std::string(20'000, ';') + "\r\n"),
      request_text("POST /body", "Transfer-Encoding: chunked\r\n", "0\r\n" + std::string(20'000, 'a')),
      request_text("POST /body", "Transfer-Encoding: chunked\r\n", "0\r\nContent-Length: 9\r\n\r\n"),
      request_text("POST /body", "Transfer-Encoding: chunked\r\n", "1\r\naa\r\n"),
      request_text("POST /body", "Content-Length: 3\r\nExpect: everything\r\n", "abc"),
      std::string("GET /hello HTTP/1.1\r\nHost: localhost\r\n") + std::string(100'000, '\n'),
      std::string(1'000'000, 'A'),
  };
  std::string many = "GET /hello HTTP/1.1\r\nHost: localhost\r\n";
  for (int line = 0; line < 20'000; ++line) many += "a:b\r\n";
  requests.push_back(many);
  return requests;
}

/// Nothing of it may reach a handler, so every answer that comes is a refusal.
void expect_refused(TrialServer& server, const std::string& request) {
  RawClient client(server.port());
  client.send(request);
  client.end_sending();
  const Reply reply = client.reply();
  EXPECT_TRUE(reply.status == 0 || (reply.status >= 400 && reply.status < 500))
      << reply.status << " to " << request.substr(0, 200);
}

TEST(Hostile, MalformedRequestsAreRefused) {
  TrialServer server;
  for (const std::string& request : malformed_requests()) expect_refused(server, request);
  EXPECT_EQ(server.calls(), 0);
  EXPECT_EQ(ask(server.port(), request_text("GET /hello")).body, "xin chào");
}

TEST(Hostile, RandomBytesAreRefused) {
  TrialServer server;
  std::mt19937 random(20261127);
  for (int round = 0; round < 500; ++round) {
    std::string bytes(random() % 3000, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    expect_refused(server, bytes);
  }
  EXPECT_EQ(server.calls(), 0);
}

/// Requests with some bytes changed, doubled or left out: most are wrong, some are right by luck.
std::string mutated(std::string text, std::mt19937& random) {
  static const std::string signs = "\r\n :;,\0\x7f\xff%/?0f\tA"s;
  for (unsigned change = 0; change <= random() % 4; ++change) {
    const std::size_t at = random() % text.size();
    const char sign = signs[random() % signs.size()];
    switch (random() % 4) {
      case 0:
        text[at] = sign;
        break;
      case 1:
        text.insert(at, 1, sign);
        break;
      case 2:
        text.erase(at, 1 + random() % 5);
        break;
      default:
        text.insert(at, text.substr(at, random() % 30));
    }
    if (text.empty()) return "x";
  }
  return text;
}

TEST(Hostile, MutatedRequestsNeverHurt) {
  TrialServer server;
  std::mt19937 random(20261128);
  const std::vector<std::string> seeds{
      request_text("POST /body", "Transfer-Encoding: chunked\r\nCookie: a=b; c=d\r\n",
                   "3;x=\"y\"\r\nabc\r\n0\r\nT: u\r\n\r\n"),
      request_text("POST /body", "Content-Length: 3\r\nExpect: 100-continue\r\n", "abc") + request_text("GET /hello"),
      request_text("GET /echo/h%E1%BB%93?q=1&r=%20+", "Origin: http://localhost\r\nSec-Fetch-Site: same-origin\r\n")};
  for (int round = 0; round < 2000; ++round) {
    const std::string request = mutated(seeds[random() % seeds.size()], random);
    RawClient client(server.port());
    client.send(request);
    client.end_sending();
    for (Reply reply = client.reply(); reply.status != 0; reply = client.reply()) {
      EXPECT_LT(reply.status, 500) << request;
    }
  }
  EXPECT_EQ(ask(server.port(), request_text("GET /hello")).body, "xin chào");
}

TEST(Hostile, SharesOfRequestsLeaveNothingBehind) {
  TrialServer server;
  const std::string request = request_text("POST /upload", "Content-Length: 400000\r\n", std::string(400'000, 'a'));
  for (std::size_t share = 1; share < request.size(); share = share * 2 + 1) {
    RawClient client(server.port());
    client.send(std::string_view(request).substr(0, share));
  }
  for (int wait = 0; wait < 250 && server.server().connections() > 0; ++wait) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_EQ(server.server().connections(), 0U);
  EXPECT_EQ(server.spooled_files(), 0U);
}

}  // namespace
}  // namespace hoso::http::trial
