#include "drafting/short_leaders.hpp"

#include <gtest/gtest.h>

namespace hoso::drafting {
namespace {

std::vector<PrintedWord> line_of(const std::vector<std::pair<std::string, double>>& words) {
  std::vector<PrintedWord> line;
  double x = 100;
  for (const auto& [text, width] : words) {
    line.push_back({text, {x, 50, width, 4.5}});
    x += width + 1.2;
  }
  return line;
}

TEST(ShortLeaders, OfADateReachToTheNextWord) {
  const auto words = line_of({{"ngày", 9}, {"...", 3.2}, {"tháng", 11}, {"…", 3.2}, {"năm", 8}, {"20...", 7}});
  const auto leaders = short_leaders(words, {}, {});
  ASSERT_EQ(leaders.size(), 3U);
  EXPECT_NEAR(leaders[0].x, 110.2, 0.1);
  EXPECT_NEAR(leaders[0].right(), words[2].box.x, 0.5);
  EXPECT_GT(leaders[2].x, words[5].box.x + 2) << "behind the printed 20";
  EXPECT_GT(leaders[0].y, 52);
  EXPECT_LT(leaders[0].y, 54.5);
}

TEST(ShortLeaders, ClingToTheirWord) {
  const auto leaders = short_leaders(line_of({{"ngày...", 12}, {"tháng", 11}}), {}, {});
  ASSERT_EQ(leaders.size(), 1U);
  EXPECT_GT(leaders[0].x, 107);
}

TEST(ShortLeaders, DrawnBehindADateWordAreSeenToo) {
  const auto words = line_of({{"ngày", 9}, {"tháng", 11}});
  const MmRect dots{109.3, 53.4, 1.2, 0.4};
  EXPECT_EQ(short_leaders({words[0]}, {dots}, {}).size(), 1U);
  EXPECT_TRUE(short_leaders({words[0]}, {{109.3, 63.4, 1.2, 0.4}}, {}).empty()) << "on another line";
  EXPECT_TRUE(short_leaders({{"lọc", {100, 50, 9, 4.5}}}, {dots}, {}).empty());
}

TEST(ShortLeaders, OfAListAreNone) {
  EXPECT_TRUE(short_leaders(line_of({{"điện,", 9}, {"nước,", 9}, {"...", 3}}), {}, {}).empty());
  EXPECT_TRUE(short_leaders(line_of({{"ngày", 9}, {"hẹn", 8}}), {}, {}).empty());
}

TEST(ShortLeaders, SeenAlreadyAreNotSeenTwice) {
  const auto words = line_of({{"ngày", 9}, {"........", 9}, {"tháng", 11}});
  EXPECT_TRUE(short_leaders(words, {}, {{110.4, 53.5, 8.5, 0.4}}).empty());
}

}  // namespace
}  // namespace hoso::drafting
