#include "field_request.hpp"

#include <gtest/gtest.h>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

Lexicon openings() { return Lexicon::read(HOSO_RESOURCES "/lexicons/requests.txt"); }

Lexicon words() { return Lexicon::read(HOSO_RESOURCES "/lexicons/request_words.txt"); }

const RequestField& field() {
  static const RequestField instance(openings(), words(), HOSO_RESOURCES "/units");
  return instance;
}

Interpretation read(const std::vector<Candidate>& candidates) {
  return field().interpret({}, candidates);
}

TEST(RequestField, IsFreeText) {
  const Interpretation request = read({{"Đăng ký thường trú  tại xã Long Cốc", 0.8}});
  EXPECT_EQ(request.raw, "Đăng ký thường trú  tại xã Long Cốc");
  EXPECT_EQ(request.value, "Đăng ký thường trú tại xã Long Cốc");
  EXPECT_DOUBLE_EQ(request.confidence, 0.8);
}

TEST(RequestField, AKnownOpeningIsSurer) {
  EXPECT_GT(read({{"TÁCH HỘ", 0.9}}).confidence, read({{"Xin việc khác", 0.9}}).confidence);
  EXPECT_GT(read({{"Xoá đăng ký thường trú", 0.9}}).confidence,
            read({{"Xoa dang ky thuong tru", 0.9}}).confidence);
}

TEST(RequestField, ChoosesTheCandidateWithAKnownOpening) {
  EXPECT_EQ(read({{"Đăng ký thương trú", 0.9}, {"Đăng ký thường trú", 0.88}}).value,
            "Đăng ký thường trú");
}

TEST(RequestField, AnUnknownCommuneIsNotSure) {
  EXPECT_GE(read({{"Tách hộ tại xã Nậm Cuổi, tỉnh Lai Châu", 0.98}}).confidence, trusted_from);
  EXPECT_LT(read({{"Tách hộ tại xã Nậm Cuối, tỉnh Lai Châu", 0.98}}).confidence, trusted_from);
  EXPECT_EQ(read({{"Tách hộ tại xã Nậm Cuối, tỉnh Lai Châu", 0.95},
                  {"Tách hộ tại xã Nậm Cuổi, tỉnh Lai Châu", 0.9}}).value,
            "Tách hộ tại xã Nậm Cuổi, tỉnh Lai Châu");
}

TEST(RequestField, MendsAnOpeningAndAnAddressButDoubtsThem) {
  for (const auto& [written, meant] :
       {std::pair{"Tách hệ tại thôn 11", "Tách hộ tại thôn 11"},
        {"Đăng ký tạm trú tai thôn 6", "Đăng ký tạm trú tại thôn 6"},
        {"Tách hộ tại thôn 4, xã AI Bá, tỉnh Gia Lai", "Tách hộ tại thôn 4, xã Al Bá, tỉnh Gia Lai"}}) {
    const Interpretation request = read({{written, 0.99}});
    EXPECT_EQ(request.raw, written);
    EXPECT_EQ(request.value, meant);
    EXPECT_LE(request.confidence, 0.7);
  }
}

TEST(RequestField, LeavesNamesAndWordsOfTwoMeaningsAlone) {
  // "so" may be "số" or "sổ"; "Tai" may be a name.
  for (const char* written : {"Tách hộ cho ông Tai", "Tách hộ theo so cũ", "Tách hộ, chuyển  đến nhà mẹ."}) {
    const Interpretation request = read({{written, 0.98}});
    EXPECT_EQ(folded(request.value), folded(written));
    EXPECT_GE(request.confidence, trusted_from) << written;
  }
}

TEST(RequestField, NothingIsNoRequest) {
  EXPECT_EQ(read({{"", 0.99}}).value, "");
  EXPECT_LT(read({{"", 0.99}}).confidence, 0.5);
}

TEST(RequestField, ReadingNeedsNoUnitLists) {
  const RequestField without(openings(), words(), "/nonexistent");
  EXPECT_EQ(without.interpret({}, {{"Tách hộ", 0.9}}).value, "Tách hộ");
  std::mt19937_64 random(1);
  EXPECT_THROW((void)without.synthesize({}, random), Error);
}

TEST(RequestField, SyntheticRequestsReadBack) {
  const Places places(HOSO_RESOURCES "/units");
  std::mt19937_64 random(31);
  for (int i = 0; i < 100; ++i) {
    const std::string value = field().synthesize({}, random);
    EXPECT_TRUE(places.defunct_units_in(value).empty()) << value;
    EXPECT_EQ(read({{field().print({}, value), 1}}).value, value);
  }
}

}  // namespace
}  // namespace hoso
