// Server-sent events through the server.
#include <gmock/gmock.h>

#include <thread>

#include "raw_client.hpp"
#include "trial_server.hpp"

namespace hoso::http::trial {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

RawClient listening(TrialServer& server, const std::string& who = "") {
  RawClient client(server.port());
  client.send(request_text("GET /events?who=" + who));
  EXPECT_THAT(client.until("retry: 3000\n\n"), HasSubstr("content-type: text/event-stream\r\n"));
  return client;
}

bool becomes(const std::function<bool()>& true_at_last) {
  for (int wait = 0; wait < 250 && !true_at_last(); ++wait) std::this_thread::sleep_for(milliseconds(20));
  return true_at_last();
}

TEST(Events, ReachEverybody) {
  TrialServer server;
  RawClient first = listening(server);
  RawClient second = listening(server);
  EXPECT_EQ(server.events().clients(), 2U);
  server.events().publish("queue", "{\"waiting\":3}");
  EXPECT_EQ(first.until("\n\n"), "event: queue\ndata: {\"waiting\":3}\n\n");
  EXPECT_EQ(second.until("\n\n"), "event: queue\ndata: {\"waiting\":3}\n\n");
}

TEST(Events, ReachOneSubscriber) {
  TrialServer server;
  RawClient an = listening(server, "an");
  RawClient binh = listening(server, "binh");
  server.events().publish_to("an", "secret", "1");
  server.events().publish("all", "2");
  EXPECT_EQ(an.until("\n\n"), "event: secret\ndata: 1\n\n");
  EXPECT_EQ(binh.until("\n\n"), "event: all\ndata: 2\n\n");
}

TEST(Events, KeepTheirOrder) {
  TrialServer server;
  RawClient client = listening(server);
  std::string expected;
  for (int number = 0; number < 200; ++number) {
    server.events().publish("n", std::to_string(number));
    expected += event_text("n", std::to_string(number));
  }
  EXPECT_EQ(client.until("data: 199\n\n"), expected);
}

TEST(Events, HaveAHeartBeat) {
  TrialServer server({.timeouts = {.heart_beat = milliseconds(50)}});
  RawClient client = listening(server);
  EXPECT_EQ(client.until("\n\n"), ":\n\n");
  EXPECT_EQ(client.until("\n\n"), ":\n\n");
}

TEST(Events, TellThatProxiesMustNotWait) {
  TrialServer server;
  RawClient client(server.port());
  client.send(request_text("GET /events"));
  const auto head = client.until("\r\n\r\n");
  EXPECT_THAT(head, HasSubstr("x-accel-buffering: no\r\n"));
  EXPECT_THAT(head, HasSubstr("cache-control: no-store\r\n"));
  EXPECT_THAT(head, HasSubstr("x-content-type-options: nosniff\r\n"));
  EXPECT_THAT(head, testing::Not(HasSubstr("content-length")));
}

TEST(Events, HeadAsksForNone) {
  TrialServer server;
  RawClient client(server.port());
  client.send(request_text("HEAD /events") + request_text("GET /hello"));
  EXPECT_EQ(client.reply(true).status, 200);
  EXPECT_EQ(client.reply().body, "xin chào");
  EXPECT_EQ(server.events().clients(), 0U);
}

TEST(Events, EndWhenTheSubscriberSignsOut) {
  TrialServer server;
  RawClient an = listening(server, "an");
  RawClient binh = listening(server, "binh");
  server.events().publish_to("an", "last", "words");
  server.events().end("an");
  EXPECT_EQ(an.until("\n\n"), "event: last\ndata: words\n\n");
  EXPECT_TRUE(an.closes_within(std::chrono::seconds(5)));
  EXPECT_FALSE(binh.closes_within(milliseconds(200)));
}

TEST(Events, ThoseWhoLeaveAreForgottenAtOnce) {
  TrialServer server;
  { RawClient client = listening(server); }
  EXPECT_TRUE(becomes([&] { return server.events().clients() == 0 && server.server().connections() == 0; }));
}

TEST(Events, SlowClientsAreDropped) {
  TrialServer server({.timeouts = {.write = milliseconds(500)}});
  RawClient slow = listening(server);
  RawClient quick = listening(server);
  const std::string large(100'000, 'x');
  // The socket's buffers take some megabytes before anything waits in the queue.
  for (int number = 0; number < 400; ++number) {
    server.events().publish("large", large);
    (void)quick.until("\n\n");
  }
  EXPECT_TRUE(becomes([&] { return server.events().clients() == 1; })) << server.events().clients();
  server.events().publish("after", "1");
  EXPECT_EQ(quick.until("\n\n"), "event: after\ndata: 1\n\n");
  EXPECT_TRUE(becomes([&] { return server.server().connections() == 1; }));
}

TEST(Events, MayBePublishedFromAnywhereWhileClientsComeAndGo) {
  TrialServer server;
  std::atomic<bool> enough = false;
  std::thread publisher([&] {
    while (!enough) {
      server.events().publish("n", "1");
      std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
  });
  for (int round = 0; round < 100; ++round) EXPECT_EQ(listening(server).until("\n\n"), "event: n\ndata: 1\n\n");
  enough = true;
  publisher.join();
  EXPECT_TRUE(becomes([&] { return server.server().connections() == 0; }));
}

TEST(Events, TheStreamMayGoBeforeTheServer) {
  auto stream = std::make_unique<EventStream>();
  Router router;
  router.add("GET", "/events", [&](const Request&) { return stream->subscribe(""); });
  Server server({}, std::move(router));
  server.start();
  RawClient client(server.port());
  client.send(request_text("GET /events"));
  (void)client.until("retry: 3000\n\n");
  stream.reset();
  EXPECT_TRUE(client.closes_within(std::chrono::seconds(5)));
}

}  // namespace
}  // namespace hoso::http::trial
