// Bodies: how large, where they lie, what is left behind.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "http/body_keeper.hpp"
#include "raw_client.hpp"
#include "trial_server.hpp"

namespace hoso::http::trial {
namespace {

ServerSettings small_limits() {
  return {
      .limits = {.body_bytes = 1000, .upload_bytes = 1'000'000, .memory_body_bytes = 500, .spool_bytes = 1'500'000}};
}

std::string chunked(std::size_t bytes, std::size_t per_chunk) {
  std::string text;
  for (std::size_t sent = 0; sent < bytes; sent += per_chunk) {
    const std::size_t size = std::min(per_chunk, bytes - sent);
    text += fmt::format("{:x}\r\n{}\r\n", size, std::string(size, 'a'));
  }
  return text + "0\r\n\r\n";
}

std::string counted_request(const char* line, std::size_t bytes) {
  return request_text(line, fmt::format("Content-Length: {}\r\n", bytes), std::string(bytes, 'a'));
}

std::string chunked_request(const char* line, std::size_t bytes, std::size_t per_chunk = 100) {
  return request_text(line, "Transfer-Encoding: chunked\r\n", chunked(bytes, per_chunk));
}

TEST(Body, SmallOnesAreInMemoryLargeOnesInFiles) {
  TrialServer server(small_limits());
  EXPECT_EQ(ask(server.port(), counted_request("POST /body", 500)).body, "500 memory 48500");
  EXPECT_EQ(ask(server.port(), counted_request("POST /body", 501)).body, "501 file 48597");
  EXPECT_EQ(ask(server.port(), chunked_request("POST /body", 1000)).body, "1000 file 97000");
  EXPECT_EQ(ask(server.port(), counted_request("POST /upload", 1'000'000)).body, "1000000 file 97000000");
  EXPECT_EQ(server.spooled_files(), 0U) << "files stay behind";
}

TEST(Body, EachClassOfRouteHasItsLimit) {
  TrialServer server(small_limits());
  for (const auto& [line, most] : {std::pair("POST /body", 1000UL), std::pair("POST /upload", 1'000'000UL)}) {
    EXPECT_EQ(ask(server.port(), counted_request(line, most)).status, 200) << line;
    EXPECT_EQ(ask(server.port(), chunked_request(line, most)).status, 200) << line;
    const int calls = server.calls();
    for (const auto& request : {counted_request(line, most + 1), chunked_request(line, most + 1)}) {
      const Reply reply = ask(server.port(), request);
      EXPECT_EQ(reply.status, 413) << line;
      EXPECT_EQ(nlohmann::json::parse(reply.body).at("code"), "http.body_too_large");
    }
    EXPECT_EQ(server.calls(), calls);
  }
  EXPECT_EQ(server.spooled_files(), 0U);
}

TEST(Body, TooLargeIsSaidBeforeItIsSent) {
  TrialServer server(small_limits());
  RawClient client(server.port());
  client.send(request_text("POST /body", "Content-Length: 999999999999\r\n"));
  EXPECT_EQ(client.reply().status, 413);
}

TEST(Body, TheAnswerComesThroughToWhoKeepsSending) {
  TrialServer server(small_limits());
  for (int round = 0; round < 20; ++round) {
    EXPECT_EQ(ask(server.port(), counted_request("POST /body", 3'000'000)).status, 413) << round;
  }
}

TEST(Body, AChunkedOneWithoutEndIsCutOff) {
  TrialServer server(small_limits());
  RawClient client(server.port());
  client.send(request_text("POST /upload", "Transfer-Encoding: chunked\r\n"));
  const std::string chunk = fmt::format("{:x}\r\n{}\r\n", 50'000, std::string(50'000, 'a'));
  for (int count = 0; count < 30 && client.send(chunk); ++count) continue;
  EXPECT_EQ(client.reply().status, 413);
}

TEST(Body, ManyUploadsCannotFillTheDisk) {
  TrialServer server(small_limits());
  RawClient first(server.port());
  first.send(request_text("POST /upload", "Content-Length: 1000000\r\n", std::string(999'999, 'a')));
  for (int wait = 0; wait < 100 && server.spooled_files() == 0; ++wait) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  const Reply second = ask(server.port(), counted_request("POST /upload", 900'000));
  EXPECT_EQ(second.status, 503);
  EXPECT_EQ(nlohmann::json::parse(second.body).at("code"), "http.no_room");
  first.send("a");
  EXPECT_EQ(first.reply().status, 200);
  EXPECT_EQ(ask(server.port(), counted_request("POST /upload", 900'000)).status, 200) << "the room is free again";
}

TEST(Body, AFolderThatIsGoneIsNoRoom) {
  TrialServer server(small_limits());
  std::filesystem::remove_all(server.spool());
  EXPECT_EQ(ask(server.port(), counted_request("POST /upload", 900)).status, 503);
  EXPECT_EQ(ask(server.port(), counted_request("POST /upload", 400)).status, 200);
}

TEST(Body, FilesAreGoneWhenTheClientIs) {
  TrialServer server(small_limits());
  {
    RawClient client(server.port());
    client.send(request_text("POST /upload", "Content-Length: 900000\r\n", std::string(500'000, 'a')));
    for (int wait = 0; wait < 100 && server.spooled_files() == 0; ++wait) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    EXPECT_EQ(server.spooled_files(), 1U);
  }
  for (int wait = 0; wait < 100 && server.spooled_files() > 0; ++wait) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_EQ(server.spooled_files(), 0U);
}

TEST(BodyKeeper, ItsFileIsPrivateAndMayBeTaken) {
  const std::filesystem::path folder = std::filesystem::temp_directory_path();
  const auto taken = folder / fmt::format("hoso-taken-{}", ::getpid());
  SpoolBudget budget{1000};
  {
    BodyKeeper keeper({.body_bytes = 100, .memory_bytes = 2, .folder = folder}, budget);
    const std::vector<std::uint8_t> bytes{1, 2, 3, 4};
    EXPECT_FALSE(keeper.add(bytes));
    EXPECT_EQ(budget.bytes_left, 996U);
    Request request;
    keeper.give_to(request);
    struct stat facts {};
    ASSERT_EQ(::stat(request.body_file.c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600U);
    std::filesystem::rename(request.body_file, taken);
  }
  EXPECT_EQ(std::filesystem::file_size(taken), 4U);
  EXPECT_EQ(budget.bytes_left, 1000U);
  std::filesystem::remove(taken);
}

TEST(Body, ContinuesWhoeverAsks) {
  TrialServer server(small_limits());
  RawClient client(server.port());
  client.send(request_text("POST /body", "Content-Length: 3\r\nExpect: 100-continue\r\n"));
  EXPECT_EQ(client.until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("abc");
  EXPECT_EQ(client.reply().body, "3 memory 294");
}

TEST(Body, RefusesInsteadOfContinuing) {
  TrialServer server(small_limits());
  for (const auto& [lines, status] :
       {std::pair("Content-Length: 1001\r\nExpect: 100-continue\r\n", 413),
        std::pair("Content-Length: 3\r\nExpect: 200-ok\r\n", 417),
        std::pair("Content-Length: 3\r\nExpect: 100-continue\r\nOrigin: null\r\n", 403)}) {
    EXPECT_EQ(ask(server.port(), request_text("POST /body", lines)).status, status) << lines;
  }
}

}  // namespace
}  // namespace hoso::http::trial
