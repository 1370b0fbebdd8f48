// Stopping while there is work.
#include <gtest/gtest.h>

#include <thread>

#include <hoso/error.hpp>

#include "raw_client.hpp"
#include "trial_server.hpp"

namespace hoso::http::trial {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

void wait_for_calls(const TrialServer& server, int calls) {
  for (int wait = 0; wait < 250 && server.calls() < calls; ++wait) std::this_thread::sleep_for(milliseconds(20));
}

TEST(Stop, LetsRequestsEnd) {
  TrialServer server;
  RawClient client(server.port());
  client.send(request_text("GET /slow"));
  wait_for_calls(server, 1);
  server.server().stop();
  const Reply reply = client.reply();
  EXPECT_EQ(reply.body, "slow");
  EXPECT_EQ(reply.headers.at("connection"), "close");
  EXPECT_THROW(RawClient(server.port()), std::runtime_error) << "somebody still listens";
}

TEST(Stop, IsQuickWhenNobodyIsServed) {
  TrialServer server;
  std::vector<RawClient> clients;
  for (int number = 0; number < 20; ++number) clients.emplace_back(server.port());
  for (RawClient& client : clients) client.send("GET /hel");
  RawClient idle(server.port());
  idle.send(request_text("GET /hello"));
  EXPECT_EQ(idle.reply().status, 200);
  const auto begun = Clock::now();
  server.server().stop();
  EXPECT_LT(Clock::now() - begun, seconds(2));
  EXPECT_TRUE(idle.closes_within(seconds(2)));
}

TEST(Stop, EndsEventStreams) {
  TrialServer server;
  RawClient client(server.port());
  client.send(request_text("GET /events"));
  (void)client.until("retry: 3000\n\n");
  const auto begun = Clock::now();
  server.server().stop();
  EXPECT_LT(Clock::now() - begun, seconds(2));
  EXPECT_TRUE(client.closes_within(seconds(2)));
}

TEST(Stop, DoesNotWaitForeverForSlowClients) {
  TrialServer server({.timeouts = {.drain = milliseconds(300)}});
  RawClient uploading(server.port());
  uploading.send(request_text("POST /upload", "Content-Length: 1000000\r\n", "abc"));
  RawClient not_reading(server.port());
  not_reading.send(request_text("GET /large/100000000"));
  wait_for_calls(server, 1);
  const auto begun = Clock::now();
  server.server().stop();
  EXPECT_LT(Clock::now() - begun, seconds(3));
  EXPECT_EQ(server.server().connections(), 0U);
  EXPECT_EQ(server.spooled_files(), 0U);
}

TEST(Stop, WhileManyAsk) {
  for (int round = 0; round < 5; ++round) {
    TrialServer server({.timeouts = {.drain = milliseconds(500)}});
    std::vector<std::thread> askers;
    std::atomic<int> answers = 0;
    for (int number = 0; number < 8; ++number) {
      askers.emplace_back([&, port = server.port()] {
        try {
          while (ask(port, request_text("POST /body", "Content-Length: 3\r\n", "abc")).status == 200) ++answers;
        } catch (const std::runtime_error&) {
          // Nobody listens any more.
        }
      });
    }
    while (answers < 100) std::this_thread::sleep_for(milliseconds(1));
    server.server().stop();
    for (std::thread& asker : askers) asker.join();
    EXPECT_GE(answers, 100);
  }
}

TEST(Stop, WaitReturns) {
  TrialServer server;
  std::atomic<bool> returned = false;
  std::thread waiter([&] {
    server.server().wait();
    returned = true;
  });
  std::this_thread::sleep_for(milliseconds(50));
  EXPECT_FALSE(returned);
  server.server().stop();
  waiter.join();
  EXPECT_TRUE(returned);
}

TEST(Stop, MayBeCalledTwiceAndWithoutStart) {
  Server server({}, {});
  server.stop();
  server.start();
  server.stop();
  server.stop();
  EXPECT_EQ(server.connections(), 0U);
}

}  // namespace
}  // namespace hoso::http::trial
