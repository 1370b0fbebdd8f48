// The parts that need no server: routes, targets, cookies, tries, event texts, heads of answers.
#include <gmock/gmock.h>

#include <stdexcept>

#include "http/cookies.hpp"
#include "http/event_stream.hpp"
#include "http/rate_limit.hpp"
#include "http/router.hpp"
#include "http/target.hpp"
#include "http/wire.hpp"

namespace hoso::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

Handler answering(int status) {
  return [status](const Request&) { return Response{.status = status}; };
}

int status_of(const Router::Match& match) { return match.handler ? (*match.handler)({}).status : 0; }

TEST(Router, FillsPlaceholders) {
  Router router;
  router.add("GET", "/api/v1/dossiers/{id}/pages/{number}/image", answering(200));
  const auto match = router.find("GET", "/api/v1/dossiers/2026-1/pages/3/image");
  EXPECT_EQ(status_of(match), 200);
  EXPECT_THAT(match.parameters, ElementsAre(Pair("id", "2026-1"), Pair("number", "3")));
}

TEST(Router, PlaceholdersAreNeverEmpty) {
  Router router;
  router.add("GET", "/a/{id}", answering(200));
  EXPECT_EQ(status_of(router.find("GET", "/a/")), 0);
  EXPECT_EQ(status_of(router.find("GET", "/a")), 0);
  EXPECT_EQ(status_of(router.find("GET", "/a/b/")), 0);
  EXPECT_EQ(router.find("GET", "/a/").allowed, "");
}

TEST(Router, FixedSegmentsGoFirst) {
  Router router;
  router.add("GET", "/a/{id}/{x}", answering(1));
  router.add("GET", "/a/new/{x}", answering(2));
  router.add("GET", "/a/{id}/y", answering(3));
  EXPECT_EQ(status_of(router.find("GET", "/a/b/c")), 1);
  EXPECT_EQ(status_of(router.find("GET", "/a/new/y")), 2);
  EXPECT_EQ(status_of(router.find("GET", "/a/b/y")), 3);
}

TEST(Router, TellsTheMethodsOfAPath) {
  Router router;
  router.add("POST", "/a/{id}", answering(1));
  router.add("GET", "/a/{id}", answering(2));
  router.add("DELETE", "/a/b", answering(3));
  EXPECT_EQ(router.find("PATCH", "/a/b").allowed, "DELETE, GET, HEAD, POST");
  EXPECT_EQ(router.find("PATCH", "/a/c").allowed, "GET, HEAD, POST");
  EXPECT_EQ(status_of(router.find("HEAD", "/a/b")), 2);
}

TEST(Router, ListsItsRoutes) {
  Router router;
  router.add("POST", "/b", answering(1), {.body = BodyClass::upload, .open = true});
  router.add("GET", "/{a}", answering(1));
  const auto routes = router.routes();
  ASSERT_EQ(routes.size(), 2U);
  EXPECT_EQ(routes[0].method, "POST");
  EXPECT_EQ(routes[0].pattern, "/b");
  EXPECT_TRUE(routes[0].options.open);
  EXPECT_EQ(routes[1].pattern, "/{a}");
}

TEST(Router, RefusesWrongPatterns) {
  Router router;
  router.add("GET", "/a/{id}", answering(1));
  EXPECT_THROW(router.add("GET", "a", answering(1)), std::invalid_argument);
  EXPECT_THROW(router.add("GET", "/x{id}", answering(1)), std::invalid_argument);
  EXPECT_THROW(router.add("GET", "/{}", answering(1)), std::invalid_argument);
  EXPECT_THROW(router.add("GET", "/a/{other}", answering(1)), std::invalid_argument) << "it is there already";
}

TEST(Target, IsDecoded) {
  const auto target = parse_target("/a%20b/%C4%90?q=Nguy%E1%BB%85n+A&state=&x&q=2&&a%3Db=c%26d");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/a b/Đ");
  EXPECT_THAT(target->query, ElementsAre(Pair("a=b", "c&d"), Pair("q", "Nguyễn A"), Pair("state", ""), Pair("x", "")));
}

TEST(Target, PlusIsABlankInQueriesOnly) {
  const auto target = parse_target("/a+b?c+d=e+f");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/a+b");
  EXPECT_EQ(target->query.at("c d"), "e f");
}

TEST(Target, RefusesWhatProgramsReadDifferently) {
  for (const char* raw : {"",           "*",
                          "a",          "http://localhost/",
                          "/%",         "/%4",
                          "/%zz",       "/a%2fb",
                          "/a%2Fb",     "/a%5cb",
                          "/a\\b",      "/..",
                          "/a/../b",    "/a/./b",
                          "/a/.",       "/%2e%2e/b",
                          "/%2E",       "/a%00b",
                          "/a%0ab",     "/%7f",
                          "/\x01",      "/a#b",
                          "/%ff",       "/%C0%AF",
                          "/%ED%A0%80", "/%F4%90%80%80",
                          "/%E1%BB",    "/a?%",
                          "/a?b=%ff",   "/a?b=%00",
                          "/a?%1b=c"}) {
    EXPECT_FALSE(parse_target(raw)) << raw;
  }
  EXPECT_TRUE(parse_target("/..a/b..")) << "dots inside a name are dots";
  EXPECT_TRUE(parse_target("/a?b=%0A")) << "text of several lines may be searched for";
}

TEST(Cookie, HasWhatKeepsItHome) {
  EXPECT_EQ(cookie({"hoso_session", "aZ09-_"}, false), "hoso_session=aZ09-_; HttpOnly; SameSite=Strict; Path=/");
  EXPECT_EQ(cookie({"s", "v", seconds(60)}, true), "__Host-s=v; HttpOnly; SameSite=Strict; Path=/; Max-Age=60; Secure");
  EXPECT_EQ(cookie({"s", "", seconds(0)}, false), "s=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0");
}

TEST(Cookie, CannotBeWrittenOutOf) {
  EXPECT_THROW((void)cookie({"s", "a; Domain=b"}, false), std::invalid_argument);
  EXPECT_THROW((void)cookie({"s", "a\r\nb"}, false), std::invalid_argument);
  EXPECT_THROW((void)cookie({"s=t", "a"}, false), std::invalid_argument);
  EXPECT_THROW((void)cookie({"", "a"}, false), std::invalid_argument);
}

TEST(Cookie, IsFoundUnderItsOwnName) {
  Request request;
  request.cookies = parse_cookies("a=1; hoso=plain;__Host-hoso=tls; a=2; odd; =x; b==");
  EXPECT_EQ(request.cookies.size(), 4U);
  EXPECT_EQ(cookie_of(request, "a"), "1");
  EXPECT_EQ(cookie_of(request, "b"), "=");
  EXPECT_EQ(cookie_of(request, "hoso"), "plain");
  request.secure = true;
  EXPECT_EQ(cookie_of(request, "hoso"), "tls");
  EXPECT_EQ(cookie_of(request, "a"), "") << "another host may have set it";
}

TEST(TokenBuckets, LetSoManyTriesThrough) {
  TokenBuckets buckets({.capacity = 3, .refill_period = seconds(10)});
  const TokenBuckets::Time start{};
  for (int tries = 0; tries < 3; ++tries) EXPECT_EQ(buckets.take("a", start), milliseconds(0));
  EXPECT_EQ(buckets.take("a", start), milliseconds(10'000));
  EXPECT_EQ(buckets.take("b", start), milliseconds(0)) << "somebody else";
  EXPECT_EQ(buckets.take("a", start + seconds(4)), milliseconds(6'000));
  EXPECT_EQ(buckets.take("a", start + seconds(10)), milliseconds(0));
  EXPECT_GT(buckets.take("a", start + seconds(10)), milliseconds(0));
}

TEST(TokenBuckets, NeverHoldMoreThanTheirCapacity) {
  TokenBuckets buckets({.capacity = 2, .refill_period = seconds(1)});
  const TokenBuckets::Time start{};
  (void)buckets.take("a", start);
  EXPECT_EQ(buckets.take("a", start + std::chrono::hours(9)), milliseconds(0));
  EXPECT_EQ(buckets.take("a", start + std::chrono::hours(9)), milliseconds(0));
  EXPECT_GT(buckets.take("a", start + std::chrono::hours(9)), milliseconds(0));
}

TEST(TokenBuckets, ForgetWhoProvedHimself) {
  TokenBuckets buckets({.capacity = 1, .refill_period = seconds(60)});
  const TokenBuckets::Time start{};
  (void)buckets.take("a", start);
  buckets.forget("a");
  EXPECT_EQ(buckets.take("a", start), milliseconds(0));
}

TEST(TokenBuckets, RememberBoundedlyAndTheGuiltyLongest) {
  TokenBuckets buckets({.capacity = 5, .refill_period = seconds(60), .keys = 10});
  const TokenBuckets::Time start{};
  for (int tries = 0; tries < 5; ++tries) (void)buckets.take("guilty", start);
  for (int other = 0; other < 1000; ++other) {
    EXPECT_EQ(buckets.take(std::to_string(other), start), milliseconds(0));
    EXPECT_LE(buckets.size(), 10U);
  }
  EXPECT_GT(buckets.take("guilty", start), milliseconds(0));
}

TEST(EventText, HasOneFieldALine) {
  EXPECT_EQ(event_text("queue", "{}"), "event: queue\ndata: {}\n\n");
  EXPECT_EQ(event_text("a\nb\r", "1\n2\r\n3\r4\n"), "event: ab\ndata: 1\ndata: 2\ndata: 3\ndata: 4\ndata: \n\n");
}

TEST(HeadText, HasLengthAndSecurity) {
  const auto head = head_text(text_response(404, "text/plain", "abc"), {.keep_alive = true});
  EXPECT_THAT(head, testing::StartsWith("HTTP/1.1 404 Not Found\r\n"));
  EXPECT_THAT(head, HasSubstr("\r\ncontent-length: 3\r\n"));
  EXPECT_THAT(head, HasSubstr("\r\nconnection: keep-alive\r\n"));
  EXPECT_THAT(head, HasSubstr("\r\ncache-control: no-store\r\n"));
  EXPECT_THAT(head, testing::EndsWith("\r\n\r\n"));
}

TEST(HeadText, SetsEachCookieOnALineOfItsOwn) {
  const auto head = head_text({.status = 204, .set_cookies = {"a=1", "b=2"}}, {});
  EXPECT_THAT(head, HasSubstr("\r\nset-cookie: a=1\r\nset-cookie: b=2\r\n"));
  EXPECT_THAT(head, Not(HasSubstr("content-length")));
}

TEST(HeadText, RefusesWhatBreaksOut) {
  EXPECT_THROW((void)head_text({.headers = {{"a", "b\r\nc: d"}}}, {}), std::invalid_argument);
  EXPECT_THROW((void)head_text({.headers = {{"a b", "c"}}}, {}), std::invalid_argument);
  EXPECT_THROW((void)head_text({.headers = {{"", "c"}}}, {}), std::invalid_argument);
  EXPECT_THROW((void)head_text({.media_type = "text/plain\nX: y"}, {}), std::invalid_argument);
  EXPECT_THROW((void)head_text({.set_cookies = {"a=\nb"}}, {}), std::invalid_argument);
  EXPECT_THROW((void)head_text({.headers = {{"content-length", "9"}}}, {}), std::invalid_argument);
  EXPECT_THROW((void)head_text({.headers = {{"transfer-encoding", "chunked"}}}, {}), std::invalid_argument);
  EXPECT_THROW((void)head_text({.status = 99}, {}), std::invalid_argument);
  EXPECT_THROW((void)head_text({.status = 600}, {}), std::invalid_argument);
}

}  // namespace
}  // namespace hoso::http
