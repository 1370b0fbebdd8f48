#include <hoso/quantile.hpp>

#include <gtest/gtest.h>

namespace hoso {
namespace {

TEST(Quantile, IsAValueOfItsRank) {
  const std::vector<double> values{30, 10, 50, 20, 40};
  EXPECT_EQ(quantile(values, 0), 10);
  EXPECT_EQ(quantile(values, 0.25), 20);
  EXPECT_EQ(quantile(values, 0.5), 30);
  EXPECT_EQ(quantile(values, 0.99), 40);
  EXPECT_EQ(quantile(values, 1), 50);
}

TEST(Quantile, TakesTheLesserOfTwoInTheMiddle) {
  EXPECT_EQ(quantile(std::vector<int>{4, 1, 3, 2}, 0.5), 2);
}

TEST(Quantile, OfOneValueIsThatValue) {
  for (const double share : {0.0, 0.5, 1.0}) EXPECT_EQ(quantile(std::vector<int>{7}, share), 7);
}

}  // namespace
}  // namespace hoso
