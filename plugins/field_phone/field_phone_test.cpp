#include "field_phone.hpp"

#include <gtest/gtest.h>

#include <hoso/identifiers.hpp>

namespace hoso {
namespace {

Interpretation read(const std::vector<Candidate>& candidates) {
  return PhoneField().interpret({}, candidates);
}

TEST(PhoneField, NationalFormDigitsOnly) {
  const Interpretation phone = read({{"+84 912 345 678.", 0.8}});
  EXPECT_EQ(phone.value, "0912345678");
  EXPECT_EQ(phone.raw, "+84 912 345 678.");
  EXPECT_DOUBLE_EQ(phone.confidence, 0.8);
  EXPECT_EQ(read({{"0l629876543", 0.9}}).value, "0329876543");
}

TEST(PhoneField, NothingConfirmsItsDigits) {
  EXPECT_LT(read({{"0912345678", 0.96}}).confidence, 0.95);
  EXPECT_GE(read({{"0912345678", 0.99}}).confidence, 0.95);
}

TEST(PhoneField, UnusedRangesAreOdd) {
  EXPECT_EQ(read({{"0952345678", 0.99}}).value, "0952345678");
  EXPECT_LE(read({{"0952345678", 0.99}}).confidence, 0.7);
}

TEST(PhoneField, AnythingElseIsNoNumber) {
  for (const char* text : {"", "091234567", "0912345678x", "1234567890"}) {
    EXPECT_EQ(read({{text, 0.99}}).value, "") << text;
    EXPECT_LT(read({{text, 0.99}}).confidence, 0.5) << text;
  }
}

TEST(PhoneField, ChoosesTheCandidateThatIsANumber) {
  EXPECT_EQ(read({{"091234567", 0.9}, {"0912345678", 0.6}}).value, "0912345678");
}

TEST(PhoneField, SyntheticNumbersReadBack) {
  std::mt19937_64 random(5);
  for (int i = 0; i < 100; ++i) {
    const std::string value = PhoneField().synthesize({}, random);
    EXPECT_TRUE(is_assigned_phone(value));
    EXPECT_EQ(read({{PhoneField().print({}, value), 1}}).value, value);
  }
}

}  // namespace
}  // namespace hoso
