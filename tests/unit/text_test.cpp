#include <gtest/gtest.h>

#include <hoso/error.hpp>
#include <hoso/lexicon.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

TEST(Text, LettersOfAnyAlphabetAreLettersSignsAreNot) {
  for (const char32_t letter : std::u32string_view(U"aZđẠ\u0301ß")) {
    EXPECT_TRUE(is_letter(letter)) << static_cast<unsigned>(letter);
  }
  for (const char32_t sign : std::u32string_view(U"1 .¬‡“×–")) {
    EXPECT_FALSE(is_letter(sign)) << static_cast<unsigned>(sign);
  }
}

TEST(Text, NfcComposesAndReplacesInvalidBytes) {
  EXPECT_EQ(nfc("Nguye\u0302\u0303n"), "Nguyễn");
  EXPECT_EQ(nfc("a\xff"), "a\uFFFD");
  EXPECT_EQ(nfc(""), "");
}

TEST(Text, SpaceRunsBecomeOneSpace) {
  EXPECT_EQ(normalized_spaces(" \tTrần\u00A0 Thị\nLan  "), "Trần Thị Lan");
  EXPECT_EQ(normalized_spaces(" \n"), "");
}

TEST(Text, FoldingDropsCaseAndDiacritics) {
  EXPECT_EQ(folded("Thị trấn  ĐỒNG ĐĂNG"), "thi tran dong dang");
  EXPECT_EQ(folded("Ươ\u031B Ỡ"), "uo o");
  EXPECT_EQ(folded("Đ\u00F4ng"), folded("do\u0302ng"));
}

TEST(Text, CaseOfVietnameseLetters) {
  EXPECT_EQ(lower_case("ĐẶNG ỨNG"), "đặng ứng");
  EXPECT_EQ(upper_case("nguyễn thị đào"), "NGUYỄN THỊ ĐÀO");
}

TEST(Text, EditDistanceCountsCodePoints) {
  EXPECT_EQ(edit_distance("Nữ", "Nử"), 1U);
  EXPECT_EQ(nearest("dpo", {"dpi", "language"}), "dpi");
  EXPECT_EQ(nearest("dpo", {}), "");
}

struct Placement {
  const char* written;
  const char* official;
};

class OfficialTones : public testing::TestWithParam<Placement> {};

TEST_P(OfficialTones, AreWhereOfficialTextsPutThem) {
  EXPECT_EQ(with_official_tones(GetParam().written), GetParam().official);
  EXPECT_EQ(with_official_tones(GetParam().official), GetParam().official);
}

INSTANTIATE_TEST_SUITE_P(
    Words, OfficialTones,
    testing::Values(Placement{"Thanh Hoá", "Thanh Hóa"}, Placement{"KHÁNH HOÀ", "KHÁNH HÒA"},
                    Placement{"thuỷ", "thủy"}, Placement{"Loè xoè", "Lòe xòe"},
                    Placement{"qúy", "quý"}, Placement{"qủa", "quả"}, Placement{"Qúôc", "Quốc"},
                    Placement{"gía", "giá"}, Placement{"gìn giữ", "gìn giữ"}, Placement{"gì", "gì"},
                    Placement{"gíêng", "giếng"}, Placement{"Tòan", "Toàn"},
                    Placement{"hòanh", "hoành"}, Placement{"Hùynh", "Huỳnh"},
                    Placement{"ngòai", "ngoài"}, Placement{"cuả", "của"},
                    Placement{"nghiã", "nghĩa"}, Placement{"Nguỹên", "Nguyễn"},
                    Placement{"khủyu", "khuỷu"}, Placement{"Thúy-Hoà (Hoá)", "Thúy-Hòa (Hóa)"},
                    Placement{"y\u0301", "ý"}));

TEST(OfficialTones, LeaveForeignWordsAlone) {
  EXPECT_EQ(with_official_tones("Josué Zoà"), "Josué Zoà");
  EXPECT_EQ(with_official_tones("H'Hoà"), "H'Hòa");
}

TEST(LostDots, ComeBackWhereAStopNeedsThem) {
  EXPECT_EQ(with_lost_dots("phường Viêt Trì"), "phường Việt Trì");
  EXPECT_EQ(with_lost_dots("Đã câp nhât, đươc"), "Đã cập nhật, được");
  EXPECT_EQ(with_lost_dots("KIÊT"), "KIỆT");
}

TEST(LostDots, NothingElseChanges) {
  for (const char* text : {"Việt", "Đất", "Viet Nam", "Robert", "Mac", "Lê Lơi", "Têtê", ""}) {
    EXPECT_EQ(with_lost_dots(text), text);
  }
}

TEST(Syllable, KnowsWhatVietnameseSpellingAllows) {
  for (const char* word : {"Nguyễn", "Quỳnh", "ĐẶNG", "Khuyên", "giếng", "gì", "Ý", "Oanh", "Uyên",
                           "Quốc", "Thuở", "Hoà", "Hòa", "Kạn", "ương", "a"})
    EXPECT_TRUE(is_vietnamese_syllable(word)) << word;
}

TEST(Syllable, RefusesWhatItDoesNot) {
  for (const char* word :
       {"", "Nguyễm", "Trãn1", "wăn", "hòang̀", "Việtt", "ngh", "Hùc", "tầp", "strong", "Lan."})
    EXPECT_FALSE(is_vietnamese_syllable(word)) << word;
}

TEST(Syllable, ShareOfAText) {
  EXPECT_DOUBLE_EQ(vietnamese_share("Xin nhập hộ khẩu, số 12."), 1);
  EXPECT_DOUBLE_EQ(vietnamese_share("Xin nhqp hộ khw"), 0.5);
  EXPECT_DOUBLE_EQ(vietnamese_share("12/3"), 1);
}

TEST(Lexicon, FindsInAnyCaseAndTonePlacement) {
  const Lexicon lexicon({"Chủ hộ", "Hòa", "Ba", "Bà"});
  EXPECT_TRUE(lexicon.contains(" CHỦ  HỘ"));
  EXPECT_EQ(lexicon.find("hoà"), "Hòa");
  EXPECT_FALSE(lexicon.contains("chú hộ"));
  EXPECT_EQ(lexicon.find("chú hộ"), "") << "another tone is another word";
}

TEST(Lexicon, WithoutDiacriticsOnlyTheOneThatFits) {
  const Lexicon lexicon({"Chủ hộ", "Bá", "Bà"});
  EXPECT_EQ(lexicon.find("CHU HO"), "Chủ hộ");
  EXPECT_EQ(lexicon.find("ba"), "");
}

TEST(Lexicon, MissingFileIsASetupFault) {
  try {
    (void)Lexicon::read("/nonexistent/names.txt");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "resources.unreadable");
  }
}

}  // namespace
}  // namespace hoso
