#include "field_listed.hpp"

#include <gtest/gtest.h>

#include <set>

#include <hoso/error.hpp>

namespace hoso {
namespace {

const ListedField& field() {
  static const ListedField stage(HOSO_RESOURCES "/lexicons");
  return stage;
}

FieldSpec of(const std::string& list) {
  FieldSpec spec;
  spec.parameters["list"] = list;
  return spec;
}

Interpretation read(const std::string& list, const std::string& text, double score = 0.9) {
  return field().interpret(of(list), {{text, score}});
}

std::vector<std::string> entries(const std::string& list) {
  return Lexicon::read(HOSO_RESOURCES "/lexicons/" + list + ".txt").entries();
}

TEST(ListedField, KnownEntriesAreConfirmed) {
  EXPECT_EQ(read("ethnic_groups", "KINH").value, "Kinh");
  EXPECT_EQ(read("nationalities", "việt  nam.").value, "Việt Nam");
  EXPECT_EQ(read("religions", "Phật giáo Hoà Hảo").value, "Phật giáo Hòa Hảo");
  EXPECT_GE(read("ethnic_groups", "Kinh").confidence, 0.95);
}

TEST(ListedField, RawStaysAsWritten) {
  EXPECT_EQ(read("nationalities", "việt  nam.").raw, "việt  nam.");
}

TEST(ListedField, BothNamesOfTheHmongAreKept) {
  EXPECT_EQ(read("ethnic_groups", "Mông").value, "Mông");
  EXPECT_EQ(read("ethnic_groups", "Mông (Hmông)").value, "Mông (Hmông)");
}

TEST(ListedField, WithoutDiacriticsOnlyWhatIsUnambiguous) {
  EXPECT_EQ(read("ethnic_groups", "Muong").value, "Mường");
  EXPECT_LT(read("ethnic_groups", "Muong").confidence, 0.95);
  EXPECT_EQ(read("nationalities", "Viet Nam").value, "Việt Nam");
}

TEST(ListedField, RepairsOneLetterWhenOnlyOneEntryIsNear) {
  EXPECT_EQ(read("nationalities", "Việt Nan").value, "Việt Nam");
  EXPECT_LE(read("nationalities", "Việt Nan", 0.99).confidence, 0.7);
}

TEST(ListedField, OtherSpellingsStandForTheOfficialName) {
  EXPECT_EQ(read("ethnic_groups", "M'nông").value, "Mnông");
  EXPECT_EQ(read("ethnic_groups", "Gia-rai").value, "Gia Rai");
  EXPECT_EQ(read("ethnic_groups", "K'Ho").value, "Cơ Ho");
  EXPECT_GE(read("ethnic_groups", "M'nông").confidence, 0.95);
}

TEST(ListedField, LostSignsAndWrongMarksAreDoubtful) {
  EXPECT_EQ(read("blood_groups", "0").value, "O");
  EXPECT_EQ(read("education_levels", "10/12").value, "10/12");
  EXPECT_EQ(read("education_levels", "1212").value, "12/12");
  EXPECT_EQ(read("nationalities", "Hỷ Lạp").value, "Hy Lạp");
  EXPECT_EQ(read("ethnic_groups", "Ơ-du").value, "Ơ Đu");
  EXPECT_EQ(read("ethnic_groups", "0 Đu").value, "Ơ Đu");
  EXPECT_EQ(read("marital_statuses", "Đà kết hân").value, "Đã kết hôn");
  EXPECT_LE(read("nationalities", "Hỷ Lạp", 0.99).confidence, 0.75);
}

TEST(ListedField, NeverTurnsOneShortNameIntoAnother) {
  EXPECT_EQ(read("ethnic_groups", "Dac").value, "Dac");
  EXPECT_LE(read("ethnic_groups", "Dac", 0.99).confidence, 0.7);
}

TEST(ListedField, OthersStayAsWrittenButDoubtful) {
  EXPECT_EQ(read("nationalities", "Người không quốc tịch khác").value, "Người không quốc tịch khác");
  EXPECT_LE(read("nationalities", "Xứ Xa Lạ", 0.99).confidence, 0.7);
}

TEST(ListedField, NothingIsNoEntry) {
  EXPECT_EQ(read("ethnic_groups", " . ").value, "");
  EXPECT_LT(read("ethnic_groups", " . ").confidence, 0.5);
}

TEST(ListedField, KnowsTheFiftyFourPeoples) {
  for (const char* people :
       {"Kinh", "Tày", "Thái", "Hoa", "Khmer", "Mường", "Nùng", "Mông", "Dao", "Gia Rai", "Ngái", "Ê Đê",
        "Ba Na", "Xơ Đăng", "Sán Chay", "Cơ Ho", "Chăm", "Sán Dìu", "Hrê", "Mnông", "Raglay", "Xtiêng",
        "Bru Vân Kiều", "Thổ", "Giáy", "Cơ Tu", "Gié Triêng", "Mạ", "Khơ Mú", "Co", "Tà Ôi", "Chơ Ro",
        "Kháng", "Xinh Mun", "Hà Nhì", "Chu Ru", "Lào", "La Chí", "La Ha", "Phù Lá", "La Hủ", "Lự",
        "Lô Lô", "Chứt", "Mảng", "Pà Thẻn", "Cơ Lao", "Cống", "Bố Y", "Si La", "Pu Péo", "Brâu", "Ơ Đu",
        "Rơ Măm"}) {
    EXPECT_EQ(read("ethnic_groups", people).value, people);
  }
}

TEST(ListedField, RefusesAListThatIsNotThere) {
  EXPECT_THROW(static_cast<void>(read("no_such_list", "Kinh")), Error);
  EXPECT_THROW(static_cast<void>(read("../units/provinces", "Kinh")), Error);
}

TEST(ListedField, WithoutAListNothingIsKnown) {
  EXPECT_LE(field().interpret({}, {{"Kinh", 0.99}}).confidence, 0.7);
}

TEST(ListedField, SyntheticEntriesReadBackAndVary) {
  std::mt19937_64 random(23);
  for (const char* list : {"ethnic_groups", "nationalities", "religions", "marital_statuses",
                           "education_levels", "blood_groups"}) {
    std::set<std::string> drawn;
    for (int i = 0; i < 100; ++i) {
      const std::string value = field().synthesize(of(list), random);
      drawn.insert(value);
      EXPECT_EQ(read(list, field().print(of(list), value), 1).value, value);
    }
    EXPECT_GT(drawn.size(), 3U) << list;
    EXPECT_TRUE(drawn.contains(entries(list).front()));
  }
}

}  // namespace
}  // namespace hoso
