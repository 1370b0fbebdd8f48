// Requests whose end programs could see at different places (request smuggling) go no further than their head.
#include <gtest/gtest.h>

#include "http/framing_guard.hpp"
#include "raw_client.hpp"
#include "trial_server.hpp"

namespace hoso::http::trial {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

bool is_refused(Fields fields, int version = 11) {
  return std::holds_alternative<Refusal>(check_framing({"POST", "/", version, std::move(fields)}));
}

TEST(Framing, FindsTheEnd) {
  EXPECT_FALSE(std::get<Framing>(check_framing({"GET", "/", 11, {}})).has_body());
  const auto counted = std::get<Framing>(check_framing({"POST", "/", 11, {{"content-length", "12"}}}));
  EXPECT_EQ(counted.content_length, 12U);
  EXPECT_FALSE(counted.chunked);
  const auto chunked = std::get<Framing>(check_framing({"POST", "/", 11, {{"transfer-encoding", "Chunked"}}}));
  EXPECT_TRUE(chunked.chunked);
}

TEST(Framing, RefusesDoubtfulEnds) {
  EXPECT_TRUE(is_refused({{"content-length", "5"}, {"transfer-encoding", "chunked"}}));
  EXPECT_TRUE(is_refused({{"transfer-encoding", "chunked"}, {"content-length", "5"}}));
  EXPECT_TRUE(is_refused({{"content-length", "5"}, {"content-length", "5"}}));
  EXPECT_TRUE(is_refused({{"transfer-encoding", "chunked"}, {"transfer-encoding", "chunked"}}));
  for (const char* encoding :
       {"", "identity", "gzip", "gzip, chunked", "chunked, gzip", "chunked, chunked", "xchunked", "chunked;q=1",
        "\x0b"
        "chunked"}) {
    EXPECT_TRUE(is_refused({{"transfer-encoding", encoding}})) << encoding;
  }
  for (const char* length : {"", " 5", "+5", "-5", "5,5", "5, 5", "0x5", "5a", "18446744073709551616"}) {
    EXPECT_TRUE(is_refused({{"content-length", length}})) << length;
  }
  EXPECT_TRUE(is_refused({{"transfer-encoding", "chunked"}}, 10));
  EXPECT_TRUE(is_refused({{"x-a", std::string("a\0b", 3)}}));
  EXPECT_TRUE(is_refused({{"x-a", "a\rb"}}));
}

TEST(Framing, SmugglingShapesReachNoHandler) {
  TrialServer server;
  const std::string hidden = "GET /echo/hidden HTTP/1.1\r\nHost: localhost\r\n\r\n";
  for (const char* lines : {
           "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
           "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
           "Content-Length: 5\r\nContent-Length: 5\r\n",
           "Content-Length: 0\r\nContent-Length: 44\r\n",
           "Content-Length: 5, 5\r\n",
           "Transfer-Encoding: identity\r\n",
           "Transfer-Encoding: xchunked\r\n",
           "Transfer-Encoding : chunked\r\n",
           "Transfer-Encoding: chunked, identity\r\n",
           "Transfer-Encoding:\x0b"
           "chunked\r\n",
           "Transfer-Encoding\r\n: chunked\r\n",
           "Content-Length: +5\r\n",
           "X: y\r\n Content-Length: 5\r\nContent-Length: 5\nX: z\r\n",
           "Content_Length: 5\r\nContent-Length: 5x\r\n",
       }) {
    RawClient client(server.port());
    client.send(request_text("POST /body", lines, "0\r\n\r\n" + hidden));
    EXPECT_EQ(client.reply().status, 400) << lines;
    EXPECT_TRUE(client.closes_within(std::chrono::seconds(5))) << lines;
  }
  EXPECT_EQ(server.calls(), 0);
}

}  // namespace
}  // namespace hoso::http::trial
