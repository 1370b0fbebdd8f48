// Who is slow is waited for, who only holds on is not.
#include <gtest/gtest.h>

#include <thread>

#include <nlohmann/json.hpp>

#include "raw_client.hpp"
#include "trial_server.hpp"

namespace hoso::http::trial {
namespace {

using std::chrono::milliseconds;

ServerSettings hasty() {
  return {.timeouts = {.header = milliseconds(600),
                       .body = milliseconds(800),
                       .idle = milliseconds(600),
                       .write = milliseconds(300),
                       .slowest_bytes_per_second = 1000}};
}

TEST(Timeouts, SilentConnectionsAreClosed) {
  TrialServer server(hasty());
  RawClient client(server.port());
  EXPECT_EQ(client.until("\r\n\r\n"), "") << "who asked nothing is told nothing";
  RawClient idle(server.port());
  idle.send(request_text("GET /hello"));
  EXPECT_EQ(idle.reply().status, 200);
  EXPECT_TRUE(idle.closes_within(milliseconds(3000)));
}

TEST(Timeouts, SlowHeadersAreRefused) {
  TrialServer server(hasty());
  RawClient client(server.port());
  client.send("GET /hello HTTP/1.1\r\nHost: loc");
  const Reply reply = client.reply();
  EXPECT_EQ(reply.status, 408);
  EXPECT_EQ(nlohmann::json::parse(reply.body).at("code"), "http.too_slow");
}

TEST(Timeouts, ALineNowAndThenDoesNotExtendTheHeaders) {
  TrialServer server(hasty());
  RawClient client(server.port());
  client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n");
  for (int line = 0; line < 10; ++line) {
    std::this_thread::sleep_for(milliseconds(50));
    client.send("X-A: b\r\n");
  }
  EXPECT_EQ(client.reply().status, 408) << "slow loris";
}

TEST(Timeouts, SlowBodiesAreRefused) {
  TrialServer server(hasty());
  RawClient client(server.port());
  client.send(request_text("POST /body", "Content-Length: 1000\r\n", "abc"));
  for (int second = 0; second < 10; ++second) {
    std::this_thread::sleep_for(milliseconds(50));
    client.send("a");  // 20 bytes a second
  }
  EXPECT_EQ(client.reply().status, 408);
  EXPECT_EQ(server.calls(), 0);
}

TEST(Timeouts, SteadyBodiesAreWaitedFor) {
  TrialServer server(hasty());
  RawClient client(server.port());
  client.send(request_text("POST /body", "Content-Length: 5000\r\n"));
  for (int part = 0; part < 10; ++part) {
    std::this_thread::sleep_for(milliseconds(100));  // one second in all, 5000 bytes a second
    client.send(std::string(500, 'a'));
  }
  EXPECT_EQ(client.reply().body, "5000 memory 485000");
}

TEST(Timeouts, HandlersMayTakeTheirTime) {
  auto settings = hasty();
  settings.timeouts.idle = settings.timeouts.header = settings.timeouts.body = milliseconds(100);
  TrialServer server(settings);
  EXPECT_EQ(ask(server.port(), request_text("GET /slow")).body, "slow");
}

TEST(Timeouts, WhoDoesNotReadHisAnswerLosesIt) {
  TrialServer server(hasty());
  RawClient client(server.port());
  client.send(request_text("GET /large/100000000"));
  for (int wait = 0; wait < 250 && server.calls() == 0; ++wait) std::this_thread::sleep_for(milliseconds(20));
  std::this_thread::sleep_for(milliseconds(2000));
  EXPECT_EQ(server.server().connections(), 0U);
}

}  // namespace
}  // namespace hoso::http::trial
