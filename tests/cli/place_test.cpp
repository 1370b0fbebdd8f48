// hoso place: today's unit of an address.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

using testing::HasSubstr;
using testing_support::run_command;

struct Asked {
  int exit_code = 0;
  nlohmann::json answer;

  [[nodiscard]] std::string code(std::size_t unit = 0) const { return answer.at("units").at(unit).at("code"); }
};

Asked place(const std::string& text) {
  const auto result = run_command(HOSO_COMMAND, {"place", text, "--json"});
  return {result.exit_code, nlohmann::json::parse(result.out, nullptr, false)};
}

TEST(Place, AFormerCommuneHasASuccessor) {
  for (const char* text : {"phường Gia Cẩm, thành phố Việt Trì, Phú Thọ", "phuong gia cam viet tri phu tho",
                           "P. Gia Cẩm, TP. Việt Trì", "Phú Thọ, TP Việt Trì, P Gia Cẩm"}) {
    const Asked asked = place(text);
    EXPECT_EQ(asked.exit_code, 0) << text;
    ASSERT_EQ(asked.answer.at("units").size(), 1U) << text;
    EXPECT_EQ(asked.code(), "07900") << text;
    EXPECT_EQ(asked.answer.at("confidence"), 1) << text;
    EXPECT_FALSE(asked.answer.at("former").empty()) << text;
  }
}

TEST(Place, AUnitOfTodayIsItself) {
  const Asked asked = place("Phú Thọ, xã Long Cốc");
  EXPECT_EQ(asked.exit_code, 0);
  EXPECT_EQ(asked.code(), "08620");
  EXPECT_TRUE(asked.answer.at("former").empty());
  EXPECT_EQ(place("Thanh Hoá").code(), "38");
}

TEST(Place, AFormerUnitThatWasSplitAsks) {
  const Asked asked = place("quận 1, TP HCM");
  EXPECT_EQ(asked.exit_code, 3);
  EXPECT_EQ(asked.answer.at("units").size(), 4U);
  EXPECT_EQ(asked.answer.at("confidence"), 0.25);
}

TEST(Place, ANameThatSeveralBearAsksWithThoseOfTodayFirst) {
  const Asked asked = place("xã Tân Lập");
  EXPECT_EQ(asked.exit_code, 3);
  EXPECT_GE(asked.answer.at("units").size(), 10U);
  EXPECT_EQ(asked.answer.at("units").at(0).at("name"), "Xã Tân Lập");
}

TEST(Place, WithoutAProvinceIsNeverCertain) {
  const Asked asked = place("Hoàn Kiếm");
  EXPECT_EQ(asked.code(), "00070");
  EXPECT_LT(asked.answer.at("confidence"), 0.9);
}

TEST(Place, AMisspeltCommuneIsMendedNotDropped) {
  const Asked asked = place("xã AI Bá, tỉnh Gia Lai");
  EXPECT_EQ(asked.exit_code, 0);
  EXPECT_EQ(asked.code().size(), 5U) << "not the province";
  EXPECT_LE(asked.answer.at("confidence"), 0.7);
  EXPECT_NE(asked.answer.at("mended"), "");
}

TEST(Place, AnUnknownCommuneIsNotPassedOver) {
  for (const char* text : {"xã Không Có, tỉnh Phú Thọ", "xã X, tỉnh Vĩnh Phúc"}) {
    const Asked asked = place(text);
    EXPECT_EQ(asked.exit_code, 3) << text;
    EXPECT_EQ(asked.code(), "25") << text;
    EXPECT_TRUE(asked.answer.value("province_only", false)) << text;
  }
  for (const char* text : {"tỉnh Phú Thọ", "Phu Tho", "tỉnh Vĩnh Phúc", "TP. Huế"}) {
    EXPECT_EQ(place(text).exit_code, 0) << text;
  }
}

TEST(Place, ThatIsNoneIsToldWithANextStep) {
  for (const char* text : {"abc", "", ",", ",,,"}) {
    const auto result = run_command(HOSO_COMMAND, {"place", text});
    EXPECT_EQ(result.exit_code, 2) << text;
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, testing::StartsWith("[place.unknown] "));
  }
}

TEST(Place, SpeaksVietnameseFirst) {
  const auto result = run_command(HOSO_COMMAND, {"place", "xã Long Cốc, tỉnh Phú Thọ"});
  EXPECT_THAT(result.out, HasSubstr("Mức chắc chắn: 100 %"));
  EXPECT_THAT(run_command(HOSO_COMMAND, {"place", "Phú Thọ", "--lang", "en"}).out, HasSubstr("How sure: 100 %"));
}

}  // namespace
}  // namespace hoso
