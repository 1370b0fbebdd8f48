// The server as browsers use it: methods, keep-alive, pipelining, HEAD, problems.
#include <gmock/gmock.h>

#include <hoso/error.hpp>
#include <nlohmann/json.hpp>

#include "http/problem.hpp"
#include "raw_client.hpp"
#include "trial_server.hpp"

namespace hoso::http::trial {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Server, Answers) {
  TrialServer server;
  const Reply reply = ask(server.port(), request_text("GET /hello"));
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, "xin chào");
  EXPECT_EQ(reply.headers.at("content-type"), "text/plain; charset=utf-8");
  EXPECT_EQ(reply.headers.at("connection"), "keep-alive");
  EXPECT_THAT(reply.headers.at("date"), HasSubstr(" GMT"));
}

TEST(Server, GivesPlaceholdersDecoded) {
  TrialServer server;
  EXPECT_EQ(ask(server.port(), request_text("GET /echo/h%E1%BB%93%20s%C6%A1")).body, "hồ sơ");
}

TEST(Server, KeepsConnectionsOpen) {
  TrialServer server;
  RawClient client(server.port());
  for (int round = 0; round < 5; ++round) {
    client.send(request_text("POST /body", "Content-Length: 3\r\n", "abc"));
    EXPECT_EQ(client.reply().body, "3 memory 294");
  }
  EXPECT_EQ(server.server().connections(), 1U);
}

TEST(Server, ClosesWhenTold) {
  TrialServer server;
  RawClient client(server.port());
  client.send(request_text("GET /hello", "Connection: Close\r\n"));
  EXPECT_EQ(client.reply().headers.at("connection"), "close");
  EXPECT_TRUE(client.closes_within(std::chrono::seconds(5)));
}

TEST(Server, ClosesAfterHttp10) {
  TrialServer server;
  RawClient client(server.port());
  client.send("GET /hello HTTP/1.0\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(client.reply().body, "xin chào");
  EXPECT_TRUE(client.closes_within(std::chrono::seconds(5)));
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
  TrialServer server;
  RawClient client(server.port());
  client.send(request_text("GET /slow") + request_text("POST /body", "Content-Length: 2\r\n", "ab") +
              request_text("POST /body", "Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n0\r\n\r\n") +
              request_text("GET /echo/last"));
  EXPECT_EQ(client.reply().body, "slow");
  EXPECT_EQ(client.reply().body, "2 memory 195");
  EXPECT_EQ(client.reply().body, "3 memory 294");
  EXPECT_EQ(client.reply().body, "last");
}

TEST(Server, TakesRequestsByteByByte) {
  TrialServer server;
  RawClient client(server.port());
  const auto text =
      request_text("POST /body", "Transfer-Encoding: chunked\r\n", "2;x=y\r\nab\r\n1\r\nc\r\n0\r\nA: b\r\n\r\n");
  for (const char byte : text) client.send({&byte, 1});
  EXPECT_EQ(client.reply().body, "3 memory 294");
  client.send(request_text("GET /hello"));
  EXPECT_EQ(client.reply().status, 200);
}

TEST(Server, AnswersHeadWithoutBody) {
  TrialServer server;
  RawClient client(server.port());
  client.send(request_text("HEAD /hello"));
  EXPECT_EQ(client.reply(true).headers.at("content-length"), "9");
  client.send(request_text("GET /hello"));
  EXPECT_EQ(client.reply().status, 200) << "the body of the answer to HEAD was sent";
}

TEST(Server, SendsNothingAfterNoContent) {
  TrialServer server;
  RawClient client(server.port());
  client.send(request_text("DELETE /nothing") + request_text("GET /hello"));
  const Reply reply = client.reply();
  EXPECT_EQ(reply.status, 204);
  EXPECT_FALSE(reply.headers.contains("content-length"));
  EXPECT_EQ(client.reply().body, "xin chào");
}

TEST(Server, SaysWhichMethodsThereAre) {
  TrialServer server;
  const Reply reply = ask(server.port(), request_text("PUT /hello"));
  EXPECT_EQ(reply.status, 405);
  EXPECT_EQ(reply.headers.at("allow"), "GET, HEAD");
  EXPECT_EQ(ask(server.port(), request_text("BREW /hello")).status, 405);
}

TEST(Server, UnknownPathsAreProblems) {
  TrialServer server;
  const Reply reply = ask(server.port(), request_text("GET /nowhere"));
  EXPECT_EQ(reply.status, 404);
  const auto problem = nlohmann::json::parse(reply.body);
  EXPECT_EQ(problem.at("code"), "http.unknown_path");
  EXPECT_FALSE(problem.at("message").at("vi").get<std::string>().empty());
  EXPECT_FALSE(problem.at("next_step").at("en").get<std::string>().empty());
}

TEST(Server, RefusesLongHeads) {
  TrialServer server;
  const Reply reply = ask(server.port(), request_text("GET /hello", "X-A: " + std::string(9000, 'a') + "\r\n"));
  EXPECT_EQ(reply.status, 431);
  EXPECT_EQ(nlohmann::json::parse(reply.body).at("code"), "http.header_too_large");
  EXPECT_EQ(ask(server.port(), request_text("GET /hello", "X-A: " + std::string(8000, 'a') + "\r\n")).status, 200);
}

TEST(Server, TellsErrorsByTheirCode) {
  TrialServer server;
  const Reply reply = ask(server.port(), request_text("GET /throw-error"));
  EXPECT_EQ(reply.status, 500);
  EXPECT_EQ(nlohmann::json::parse(reply.body).at("code"), "limit.file_bytes");
}

TEST(Server, NeverTellsWhatOtherExceptionsSay) {
  TrialServer server;
  for (const char* path : {"GET /throw", "GET /throw-odd"}) {
    const Reply reply = ask(server.port(), request_text(path));
    EXPECT_EQ(reply.status, 500);
    EXPECT_EQ(nlohmann::json::parse(reply.body).at("code"), "internal.bug");
    EXPECT_THAT(reply.body, Not(HasSubstr("001099000001")));
  }
}

TEST(Server, TheApplicationWordsProblems) {
  Hooks hooks;
  hooks.problem = [](int status, const std::exception& problem) {
    Response response = problem_response(status == 500 ? 422 : status, problem);
    response.headers["x-worded"] = "yes";
    return response;
  };
  TrialServer server({}, hooks);
  EXPECT_EQ(ask(server.port(), request_text("GET /throw-error")).status, 422);
  EXPECT_EQ(ask(server.port(), request_text("GET /nowhere")).headers.at("x-worded"), "yes");
  EXPECT_EQ(ask(server.port(), "nonsense\r\n\r\n").headers.at("x-worded"), "yes");
}

TEST(Server, SurvivesProblemsThatThrow) {
  Hooks hooks;
  hooks.problem = [](int, const std::exception&) -> Response { throw std::runtime_error("again"); };
  TrialServer server({}, hooks);
  EXPECT_EQ(ask(server.port(), request_text("GET /throw")).status, 500);
  EXPECT_EQ(ask(server.port(), request_text("GET /hello")).status, 200);
}

TEST(Server, HandlersCannotBreakOutOfAHeader) {
  TrialServer server;
  const Reply reply = ask(server.port(), request_text("GET /injects"));
  EXPECT_EQ(reply.status, 500);
  EXPECT_FALSE(reply.headers.contains("x-injected"));
}

TEST(Server, SendsLargeAnswersWhole) {
  TrialServer server;
  const Reply reply = ask(server.port(), request_text("GET /large/20000000"));
  EXPECT_EQ(reply.body.size(), 20'000'000U);
  EXPECT_EQ(reply.body.find_first_not_of('x'), std::string::npos);
}

TEST(Server, SaysWhyItCannotListen) {
  TrialServer first;
  Server second({.port = first.port()}, {});
  try {
    second.start();
    FAIL() << "two servers on one port";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "http.cannot_listen");
  }
  Server third({.address = "localhost?"}, {});
  EXPECT_THROW(third.start(), Error);
}

TEST(Server, ListensOnIpv6) {
  Server server({.address = "::1"}, {});
  try {
    server.start();
  } catch (const Error&) {
    GTEST_SKIP() << "SKIPPED: no IPv6 on this machine";
  }
  EXPECT_GT(server.port(), 0);
}

}  // namespace
}  // namespace hoso::http::trial
