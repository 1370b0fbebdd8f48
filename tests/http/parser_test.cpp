// Bytes in, requests out, and where that ends.
#include <gtest/gtest.h>

#include "http/request_parser.hpp"

namespace hoso::http {
namespace {

using Step = RequestParser::Step;

struct Outcome {
  Step step = Step::need_more;
  std::string body;
  std::size_t left = 0;  ///< bytes that belong to the next request
};

/// Feeds `bytes` in pieces of `piece` bytes until the parser has had enough.
Outcome parsed(RequestParser& parser, std::string_view bytes, std::size_t piece) {
  Outcome outcome;
  std::string input;
  while (true) {
    const auto progress = parser.put(input);
    outcome.step = progress.step;
    outcome.body.append(reinterpret_cast<const char*>(progress.body.data()), progress.body.size());
    input.erase(0, progress.consumed);
    outcome.left = input.size();
    if (progress.step == Step::done || progress.step >= Step::header_too_large) return outcome;
    if (progress.step != Step::need_more) continue;
    if (bytes.empty()) return outcome;
    input += bytes.substr(0, piece);
    bytes.remove_prefix(std::min(piece, bytes.size()));
  }
}

Outcome parsed(std::string_view bytes, std::size_t piece = 1'000'000) {
  RequestParser parser(8192);
  return parsed(parser, bytes, piece);
}

TEST(Parser, ReadsHeads) {
  RequestParser parser(8192);
  const auto outcome =
      parsed(parser, "POST /a?b HTTP/1.1\r\nHost: x\r\nX-A:  b \r\nx-a: c\r\nContent-Length: 2\r\n\r\nhiGET", 7);
  EXPECT_EQ(outcome.step, Step::done);
  EXPECT_EQ(outcome.body, "hi");
  EXPECT_EQ(parser.head().method, "POST");
  EXPECT_EQ(parser.head().target, "/a?b");
  EXPECT_EQ(parser.head().count("x-a"), 2U);
  EXPECT_EQ(parser.head().value("x-a"), "b");
}

TEST(Parser, LeavesTheNextRequest) {
  EXPECT_EQ(parsed("GET / HTTP/1.1\r\n\r\nGET").left, 3U);
  EXPECT_EQ(parsed("POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\naGET").left, 3U);
  EXPECT_EQ(parsed("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\nGET").left, 3U);
}

TEST(Parser, PieceSizesDoNotMatter) {
  const std::string text =
      "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5;ext=\"q\"\r\nhello\r\nA\r\n0123456789\r\n0\r\nTrailer: "
      "t\r\n\r\n";
  for (std::size_t piece = 1; piece < text.size(); ++piece) {
    const auto outcome = parsed(text, piece);
    EXPECT_EQ(outcome.step, Step::done) << piece;
    EXPECT_EQ(outcome.body, "hello0123456789") << piece;
  }
}

TEST(Parser, ALastChunkMayComeInPieces) {
  // Where assertions are on, Boost's own would end the program here.
  for (const std::size_t piece : {1, 2, 3, 4}) {
    EXPECT_EQ(parsed("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", piece).step, Step::done);
  }
}

TEST(Parser, TrailersAreNoHeaders) {
  RequestParser parser(8192);
  (void)parsed(parser, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-CSRF-Token: t\r\n\r\n", 9);
  EXPECT_EQ(parser.head().count("x-csrf-token"), 0U);
}

TEST(Parser, BoundsTheWholeHead) {
  const auto head_of = [](std::size_t size) {
    const std::string start = "GET / HTTP/1.1\r\nA: ";
    return start + std::string(size - start.size() - 4, 'b') + "\r\n\r\n";
  };
  EXPECT_EQ(parsed(head_of(8192)).step, Step::done);
  EXPECT_EQ(parsed(head_of(8193)).step, Step::header_too_large);
  EXPECT_EQ(parsed(head_of(8192), 1).step, Step::done);
  EXPECT_EQ(parsed(head_of(8193), 1).step, Step::header_too_large);
  EXPECT_EQ(parsed(std::string(9000, 'A')).step, Step::header_too_large);
  EXPECT_EQ(parsed("GET /" + std::string(9000, 'A'), 100).step, Step::header_too_large);
}

TEST(Parser, ManyShortLinesAreALongHead) {
  std::string text = "GET / HTTP/1.1\r\n";
  for (int line = 0; line < 5000; ++line) text += "A: b\r\n";
  for (const std::size_t piece : {6, 600, 100'000}) {
    RequestParser parser(8192);
    EXPECT_EQ(parsed(parser, text, piece).step, Step::header_too_large) << piece;
    EXPECT_LE(parser.head().fields.size(), 20'000U);
  }
}

TEST(Parser, BoundsChunkHeadersAndTrailers) {
  const std::string start = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(parsed(start + "1;" + std::string(20'000, 'e'), 512).step, Step::malformed);
  EXPECT_EQ(parsed(start + "0\r\nA: " + std::string(20'000, 'e'), 512).step, Step::malformed);
}

TEST(Parser, RefusesMalformedRequests) {
  for (const char* text : {
           "GET\r\n\r\n",
           "GET /\r\n\r\n",
           "GET / HTTP/2.0\r\n\r\n",
           "GET / HTTP/1.2\r\n\r\n",
           "GET / HTTP/0.9\r\n\r\n",
           "GET  / HTTP/1.1\r\n\r\n",
           "GET / a HTTP/1.1\r\n\r\n",
           "GET / HTTP/1.1\n\n",
           "G\x01T / HTTP/1.1\r\n\r\n",
           "GET / HTTP/1.1\r\nA\r\n\r\n",
           "GET / HTTP/1.1\r\nA : b\r\n\r\n",
           "GET / HTTP/1.1\r\n: b\r\n\r\n",
           "GET / HTTP/1.1\r\nA: b\n\r\n\r\n",
           "GET / HTTP/1.1\r\n A: b\r\n\r\n",
           "\r\nGET / HTTP/1.1\r\n\r\n",
           "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
           "POST / HTTP/1.1\r\nContent-Length: 0x1\r\n\r\n",
           "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
           "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
           "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
           "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n",
           "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\nab\n",
           "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
       }) {
    // So that what is wrong is not merely not yet complete.
    const std::string padded = std::string(text) + "....\r\n\r\n";
    EXPECT_EQ(parsed(padded).step, Step::malformed) << text;
    EXPECT_EQ(parsed(padded, 1).step, Step::malformed) << text;
  }
}

}  // namespace
}  // namespace hoso::http
