#include "field_place.hpp"

#include <gtest/gtest.h>

#include <hoso/error.hpp>

namespace hoso {
namespace {

const PlaceField& field() {
  static const PlaceField instance(HOSO_RESOURCES "/units", Lexicon::read(HOSO_RESOURCES "/lexicons/streets.txt"));
  return instance;
}

Interpretation read(const std::vector<Candidate>& candidates) {
  return field().interpret({}, candidates);
}

TEST(PlaceField, KeepsWhatIsWritten) {
  const Interpretation place = read({{"Công an  phường Thanh Hoá, tỉnh Thanh Hoá", 0.9}});
  EXPECT_EQ(place.raw, "Công an  phường Thanh Hoá, tỉnh Thanh Hoá");
  EXPECT_EQ(place.value, "Công an phường Thanh Hóa, tỉnh Thanh Hóa");
}

TEST(PlaceField, UnitsOfTodayAreSurest) {
  const double today = read({{"xã Long Cốc, tỉnh Phú Thọ", 0.8}}).confidence;
  const double former = read({{"huyện Tân Sơn, tỉnh Phú Thọ", 0.8}}).confidence;
  const double unknown = read({{"xã Lông Cộc Cằn", 0.8}}).confidence;
  EXPECT_DOUBLE_EQ(today, 0.8);
  EXPECT_GT(today, former);
  EXPECT_GT(former, unknown);
}

TEST(PlaceField, ChoosesTheCandidateThatNamesAUnit) {
  EXPECT_EQ(read({{"xã Lông Cốe, tỉnh Phú Thọ", 0.9}, {"xã Long Cốc, tỉnh Phú Thọ", 0.85}}).value,
            "xã Long Cốc, tỉnh Phú Thọ");
}

TEST(PlaceField, CommasThatReadersLostAreThere) {
  EXPECT_EQ(read({{"thôn 92 xã Bum Tở, tỉnh Lai Châu", 0.9}}).value, "thôn 92, xã Bum Tở, tỉnh Lai Châu");
  EXPECT_EQ(read({{"thôn 18, xã Ngãi Tứ tỉnh Vĩnh Long", 0.9}}).value, "thôn 18, xã Ngãi Tứ, tỉnh Vĩnh Long");
  EXPECT_EQ(read({{"Công an xã Long Cốc, tỉnh Phú Thọ", 0.9}}).value, "Công an xã Long Cốc, tỉnh Phú Thọ");
  EXPECT_EQ(read({{"UBND xã Long Cốc, tỉnh Phú Thọ", 0.9}}).value, "UBND xã Long Cốc, tỉnh Phú Thọ");
}

TEST(PlaceField, WordsThatNoAddressHasMakeItDoubtful) {
  EXPECT_LE(read({{"thân 98, xã Long Cốc, tỉnh Phú Thọ", 0.99}}).confidence, 0.75);
  EXPECT_GT(read({{"thôn 98, xã Long Cốc, tỉnh Phú Thọ", 0.99}}).confidence, 0.9);
}

TEST(PlaceField, UnitsThatAreNotSpelledExactlyAreNotSure) {
  EXPECT_LT(read({{"xã Long, Cốc, tỉnh Phú Thọ", 0.99}}).confidence, 0.95);
  EXPECT_LT(read({{"xã Long Cốc, tinh Phú Thọ", 0.99}}).confidence, 0.95);
  EXPECT_DOUBLE_EQ(read({{"Xã Long Cốc - Phú Thọ", 0.8}}).confidence, 0.8);
}

FieldSpec peoples_committee() {
  FieldSpec field;
  field.parameters["office"] = "Ủy ban nhân dân";
  return field;
}

Interpretation read_office(const std::string& text, double score = 0.99) {
  return field().interpret(peoples_committee(), {{text, score}});
}

TEST(PlaceField, MendsTheAuthorityThatIsAskedFor) {
  const std::string right = "Ủy ban nhân dân xã Long Cốc, tỉnh Phú Thọ";
  EXPECT_EQ(read_office(right).value, right);
  EXPECT_DOUBLE_EQ(read_office(right, 0.9).confidence, 0.9);
  EXPECT_GT(read_office("UBND xã Long Cốc, tỉnh Phú Thọ", 0.9).confidence, 0.8);
  for (const char* misread : {"ban nhan dân xã Long Cốc, tỉnh Phú Thọ", "Úy ban nhân dán xã Long Cốc, tỉnh Phú Thọ"}) {
    EXPECT_EQ(read_office(misread).value, right) << misread;
    EXPECT_LE(read_office(misread).confidence, 0.75) << misread;
  }
}

TEST(PlaceField, OtherAuthoritiesStayButAreNotSure) {
  for (const char* other :
       {"Sở Tư pháp tỉnh Phú Thọ", "Công an xã Long Cốc, tỉnh Phú Thọ", "xã Long Cốc, tỉnh Phú Thọ"}) {
    EXPECT_EQ(read_office(other).value, other);
    EXPECT_LT(read_office(other).confidence, 0.9) << other;
  }
}

TEST(PlaceField, StopsOfALeaderAreNoneOfIt) {
  EXPECT_EQ(read({{"thôn 8, xã Chiềng.Sinh, tỉnh. Điện. Biên.", 0.9}}).value, "thôn 8, xã Chiềng Sinh, tỉnh Điện Biên");
  EXPECT_EQ(read({{"P. An Lạc, TP. Hồ Chí Minh", 0.9}}).value, "P. An Lạc, TP. Hồ Chí Minh");
}

TEST(PlaceField, AHouseNumberHasItsWord) {
  const std::string right = "số 28, đường Trần Phú, phường An Lạc, thành phố Hồ Chí Minh";
  for (const char* first : {"sỐ", "Sõ", "sã", "Số"}) {
    EXPECT_EQ(read({{first + right.substr(right.find(' ')), 0.9}}).value, right) << first;
  }
  EXPECT_EQ(read({{"Sa Pa, tỉnh Lào Cai", 0.9}}).value, "Sa Pa, tỉnh Lào Cai");
}

TEST(PlaceField, AStreetThatIsOneMarkFromAKnownOneIsTakenForItButDoubtful) {
  const auto at = [](const std::string& street) {
    std::string address = "số 7, đường *, phường An Lạc, thành phố Hồ Chí Minh";
    return read({{address.replace(address.find('*'), 1, street), 0.99}});
  };
  EXPECT_NE(at("Lê Lơi").value.find("đường Lê Lợi,"), std::string::npos);
  EXPECT_LE(at("Lê Lơi").confidence, 0.75);
  EXPECT_GE(at("Lê Lợi").confidence, 0.98);
  EXPECT_NE(at("Lê Văn Xa").value.find("đường Lê Văn Xa,"), std::string::npos);
}

TEST(PlaceField, NothingIsNoPlace) {
  EXPECT_EQ(read({{" ", 0.99}}).value, "");
  EXPECT_LT(read({{" ", 0.99}}).confidence, 0.5);
}

TEST(PlaceField, MissingUnitListsAreASetupFault) {
  EXPECT_THROW(PlaceField("/nonexistent"), Error);
}

TEST(PlaceField, SyntheticPlacesReadBackAndExist) {
  const Places places(HOSO_RESOURCES "/units");
  FieldSpec office;
  office.parameters["office"] = "Công an";
  std::mt19937_64 random(29);
  for (int i = 0; i < 100; ++i) {
    for (const FieldSpec& spec : {FieldSpec(), office}) {
      const std::string value = field().synthesize(spec, random);
      EXPECT_TRUE(places.find(value)) << value;
      EXPECT_TRUE(places.defunct_units_in(value).empty()) << value;
      EXPECT_EQ(read({{field().print(spec, value), 1}}).value, value);
    }
  }
}

}  // namespace
}  // namespace hoso
