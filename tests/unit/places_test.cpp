#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include <hoso/error.hpp>
#include <hoso/identifiers.hpp>
#include <hoso/places.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PlacesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { places_ = new Places(HOSO_RESOURCES "/units"); }
  static void TearDownTestSuite() { delete places_; }

  static std::vector<std::string> defunct(std::string_view text) {
    std::vector<std::string> written;
    for (const DefunctUnit& unit : places_->defunct_units_in(text)) written.push_back(unit.written);
    return written;
  }

  /// Replacements proposed for the `index`-th defunct unit of `text`.
  static std::vector<std::string> proposals(std::string_view text, std::size_t index = 0) {
    std::vector<std::string> addresses;
    const std::vector<DefunctUnit> units = places_->defunct_units_in(text);
    for (const Unit& unit : units.at(index).replacements) addresses.push_back(unit.address());
    return addresses;
  }

  static std::string found(std::string_view text) {
    const auto match = places_->find(text);
    return match ? match->unit.address() : "";
  }

  static const Places* places_;
};

const Places* PlacesTest::places_ = nullptr;

TEST_F(PlacesTest, ListsAreComplete) {
  EXPECT_EQ(places_->provinces().size(), 34U);
  EXPECT_EQ(places_->communes().size(), 3321U);
  std::set<std::string> codes;
  for (const Unit& unit : places_->communes()) codes.insert(unit.code);
  EXPECT_EQ(codes.size(), 3321U);
}

TEST_F(PlacesTest, NamesAreNfcWithOfficialTones) {
  for (const auto* units : {&places_->provinces(), &places_->communes()})
    for (const Unit& unit : *units) EXPECT_EQ(with_official_tones(unit.name), unit.name);
}

TEST_F(PlacesTest, EveryUnitOfTodayIsFoundAndNeverReported) {
  for (const auto* units : {&places_->provinces(), &places_->communes()}) {
    for (const Unit& unit : *units) {
      EXPECT_THAT(defunct(unit.address()), IsEmpty()) << unit.address();
      const auto match = places_->find(unit.address());
      ASSERT_TRUE(match) << unit.address();
      EXPECT_EQ(match->unit, unit);
      EXPECT_EQ(match->confidence, 1);
    }
  }
}

/// Every 20th former commune with its district and province, as people write addresses.
std::vector<std::string> former_addresses() {
  std::vector<std::string> addresses;
  std::ifstream file(HOSO_RESOURCES "/units/former_units.tsv");
  std::string province, district;
  int count = 0;
  for (std::string line; std::getline(file, line);) {
    const std::size_t name = line.find('\t', 2) + 1;
    const std::string text = line.substr(name, line.find('\t', name) - name);
    if (line[0] == 'P') province = text;
    if (line[0] == 'D') district = text;
    if (line[0] == 'C' && ++count % 20 == 0)
      addresses.push_back(text + ", " + district + ", " + province);
  }
  return addresses;
}

TEST_F(PlacesTest, EveryFormerAddressIsReportedWithSuccessors) {
  const std::vector<std::string> addresses = former_addresses();
  ASSERT_GT(addresses.size(), 400U);
  for (const std::string& address : addresses) {
    const std::vector<DefunctUnit> units = places_->defunct_units_in(address);
    const auto district = std::ranges::find(units, UnitLevel::district, &DefunctUnit::level);
    ASSERT_NE(district, units.end()) << address;
    EXPECT_FALSE(district->replacements.empty()) << address;
    EXPECT_LE(district->replacements.size(), 5U) << address;
  }
}

TEST_F(PlacesTest, ProvincesOfToday) {
  for (const char* name : {"Phú Thọ", "tỉnh Phú Thọ", "TP. Huế", "thành phố Hồ Chí Minh", "TP.HCM",
                           "TPHCM", "Thanh Hoá", "khanh hoa", "Tỉnh Bắc Ninh", "TP Bắc Ninh"})
    EXPECT_TRUE(places_->province_exists(name)) << name;
  for (const char* name : {"", "Vĩnh Phúc", "tỉnh Hòa Bình", "Việt Trì", "thành phố Việt Trì",
                           "Phú", "Phú Thọ, Hà Nội"})
    EXPECT_FALSE(places_->province_exists(name)) << name;
}

TEST_F(PlacesTest, RegistrationPlacesAreTheFormerProvinces) {
  EXPECT_EQ(places_->registration_place("026")->former_name, "Tỉnh Vĩnh Phúc");
  EXPECT_EQ(places_->registration_place("026")->province.name, "Tỉnh Phú Thọ");
  EXPECT_FALSE(places_->registration_place("003"));
  EXPECT_FALSE(places_->registration_place("26"));
  for (int code = 0; code < 1000; ++code) {
    const std::string digits = std::to_string(1000 + code).substr(1);
    EXPECT_EQ(places_->registration_place(digits).has_value(), is_province_id_code(digits));
  }
}

TEST_F(PlacesTest, FindsTheSmallestUnitOfToday) {
  EXPECT_EQ(found("Công an xã Long Cốc, tỉnh Phú Thọ"), "xã Long Cốc, tỉnh Phú Thọ");
  EXPECT_EQ(found("Công an phường Việt Trì"), "phường Việt Trì, tỉnh Phú Thọ");
  EXPECT_EQ(found("tỉnh Phú Thọ, xã Long Cốc"), "xã Long Cốc, tỉnh Phú Thọ");
  EXPECT_EQ(found("XA LONG COC, TINH PHU THO"), "xã Long Cốc, tỉnh Phú Thọ");
  EXPECT_EQ(found("P. Bến Thành, TP.HCM"), "phường Bến Thành, thành phố Hồ Chí Minh");
  EXPECT_EQ(found("Phú Thọ"), "tỉnh Phú Thọ");
  EXPECT_EQ(found("xã Hoà Xá, TP Hà Nội"), "xã Hòa Xá, thành phố Hà Nội");
}

TEST_F(PlacesTest, FindSaysNothingWhenUnsure) {
  EXPECT_EQ(found("xã Hòa Bình"), "") << "several provinces have one";
  EXPECT_EQ(found("Vĩnh Phúc"), "");
  EXPECT_EQ(found("Nguyễn Văn An"), "");
  EXPECT_EQ(found(""), "");
}

TEST_F(PlacesTest, ConfidenceFallsWithWhatIsMissing) {
  const double exact = places_->find("xã Long Cốc, tỉnh Phú Thọ")->confidence;
  EXPECT_EQ(exact, 1.0);
  EXPECT_LT(places_->find("xa long coc, tinh phu tho")->confidence, exact);
  EXPECT_LT(places_->find("xã Long Cốc")->confidence, exact);
}

TEST_F(PlacesTest, FormerCityAndWard) {
  const char* text =
      "Đăng ký thường trú tại số 5, phường Gia Cẩm, thành phố Việt Trì, tỉnh Phú Thọ";
  EXPECT_THAT(defunct(text), ElementsAre("phường Gia Cẩm", "thành phố Việt Trì"));
  EXPECT_THAT(proposals(text, 0), ElementsAre("phường Việt Trì, tỉnh Phú Thọ"));
  EXPECT_THAT(proposals(text, 1), ElementsAre("phường Việt Trì, tỉnh Phú Thọ"));
  const DefunctUnit ward = places_->defunct_units_in(text)[0];
  EXPECT_EQ(ward.level, UnitLevel::commune);
  EXPECT_EQ(ward.former_name, "Phường Gia Cẩm, Thành phố Việt Trì, Tỉnh Phú Thọ");
  EXPECT_EQ(std::string_view(text).substr(ward.offset, ward.written.size()), ward.written);
}

TEST_F(PlacesTest, DistrictIsGoneButItsCommuneLivesOn) {
  const char* text = "thường trú tại khu 3, xã Long Cốc, huyện Tân Sơn, tỉnh Phú Thọ";
  EXPECT_THAT(defunct(text), ElementsAre("huyện Tân Sơn"));
  EXPECT_THAT(proposals(text), ElementsAre("xã Long Cốc, tỉnh Phú Thọ"));
}

TEST_F(PlacesTest, DissolvedProvince) {
  EXPECT_THAT(defunct("thôn 3, xã Tam Dương, tỉnh Vĩnh Phúc"), ElementsAre("tỉnh Vĩnh Phúc"));
  EXPECT_THAT(proposals("thôn 3, xã Tam Dương, tỉnh Vĩnh Phúc"), ElementsAre("tỉnh Phú Thọ"));
  EXPECT_THAT(defunct("Vĩnh Phúc"), ElementsAre("Vĩnh Phúc"));
}

TEST_F(PlacesTest, SplitCommuneAsksWhichOne) {
  // Phường Cống Vị, quận Ba Đình was divided between three wards.
  const auto choices = proposals("phường Cống Vị, quận Ba Đình, Hà Nội");
  EXPECT_GT(choices.size(), 1U);
  EXPECT_THAT(choices, testing::Contains("phường Giảng Võ, thành phố Hà Nội"));
}

TEST_F(PlacesTest, DistrictAloneProposesItsCommunes) {
  const auto choices = proposals("huyện Tân Sơn, tỉnh Phú Thọ");
  EXPECT_GT(choices.size(), 1U);
  EXPECT_THAT(choices, testing::Contains("xã Long Cốc, tỉnh Phú Thọ"));
}

TEST_F(PlacesTest, AbbreviatedUndiacriticedAndTurnedAround) {
  EXPECT_THAT(defunct("P. Gia Cẩm, TP. Việt Trì, T. Phú Thọ"),
              ElementsAre("P. Gia Cẩm", "TP. Việt Trì"));
  EXPECT_THAT(defunct("phuong gia cam, tp viet tri, phu tho"),
              ElementsAre("phuong gia cam", "tp viet tri"));
  EXPECT_THAT(defunct("tỉnh Phú Thọ, thành phố Việt Trì, phường Gia Cẩm"),
              ElementsAre("thành phố Việt Trì", "phường Gia Cẩm"));
  EXPECT_THAT(defunct("Gia Cẩm, Việt Trì, Phú Thọ"), ElementsAre("Gia Cẩm", "Việt Trì"));
  EXPECT_THAT(defunct("xã Long Cốc - huyện Tân Sơn - tỉnh Phú Thọ"), ElementsAre("huyện Tân Sơn"));
  EXPECT_THAT(defunct("phường Gia Cẩm thành phố Việt Trì tỉnh Phú Thọ từ nay"),
              ElementsAre("phường Gia Cẩm", "thành phố Việt Trì"));
  EXPECT_THAT(defunct("xã Tam Thanh huyện Tân Sơn Phú Thọ"),
              ElementsAre("xã Tam Thanh", "huyện Tân Sơn"));
  EXPECT_THAT(defunct("XÃ TAM THANH, HUYỆN TÂN SƠN, TỈNH PHÚ THỌ"),
              ElementsAre("XÃ TAM THANH", "HUYỆN TÂN SƠN"));
  EXPECT_THAT(defunct("P1, Q.5, TPHCM"), ElementsAre("P1", "Q.5"));
  EXPECT_THAT(defunct("TT. Thanh Ba, H. Thanh Ba, Phú Thọ"),
              ElementsAre("TT. Thanh Ba", "H. Thanh Ba"));
  EXPECT_THAT(defunct("Phường Đông Sơn, thành phố Thanh Hoá, tỉnh Thanh Hóa"),
              ElementsAre("Phường Đông Sơn", "thành phố Thanh Hoá"));
}

TEST_F(PlacesTest, CityThatIsAProvinceTodayButWasADistrict) {
  EXPECT_THAT(defunct("phường Kinh Bắc, thành phố Bắc Ninh"), IsEmpty());
  EXPECT_THAT(defunct("phường Suối Hoa, thành phố Bắc Ninh, tỉnh Bắc Ninh"),
              ElementsAre("phường Suối Hoa", "thành phố Bắc Ninh"));
}

TEST_F(PlacesTest, TwoAddressesInOneText) {
  EXPECT_THAT(defunct("chuyển từ xã Tam Thanh, huyện Tân Sơn, tỉnh Phú Thọ đến xã Long Cốc, "
                      "tỉnh Phú Thọ"),
              ElementsAre("xã Tam Thanh", "huyện Tân Sơn"));
  EXPECT_THAT(defunct("từ tỉnh Vĩnh Phúc đến xã Long Cốc, tỉnh Phú Thọ"),
              ElementsAre("tỉnh Vĩnh Phúc"));
}

class Silent : public PlacesTest, public testing::WithParamInterface<const char*> {};

TEST_P(Silent, NothingIsReported) { EXPECT_THAT(defunct(GetParam()), IsEmpty()); }

INSTANTIATE_TEST_SUITE_P(
    Today, Silent,
    testing::Values("", "Đăng ký tạm trú", "xã Long Cốc, tỉnh Phú Thọ", "Long Cốc, Phú Thọ",
                    "phường Việt Trì, tỉnh Phú Thọ", "Việt Trì, Phú Thọ", "tỉnh Bắc Ninh",
                    "tỉnh Quảng Ninh", "tỉnh Đồng Nai", "thành phố Huế", "phường Bến Thành, TP.HCM",
                    "P. Bến Thành, Tp. Hồ Chí Minh", "Đặc khu Côn Đảo, thành phố Hồ Chí Minh",
                    "tỉnh Thừa Thiên Huế"));
INSTANTIATE_TEST_SUITE_P(
    InDoubt, Silent,
    testing::Values("xã Hòa Bình", "Nguyễn Hà Nam", "Trần Thị Thái Bình", "phường 1", "xã hội hóa",
                    "thành phố Phú Thọ", "quan hệ: Hà Nam nữ", "Hòa Bình và hạnh phúc",
                    "TT 116/2026/TT-BCA", "xã Nhơn Trạch, tỉnh Đồng Nai",
                    "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc"));
INSTANTIATE_TEST_SUITE_P(
    NotedAsFormer, Silent,
    testing::Values(
        "xã Long Cốc, tỉnh Phú Thọ (trước đây là xã Tam Thanh, huyện Tân Sơn, tỉnh Phú Thọ)",
        "xã Long Cốc, tỉnh Phú Thọ (xã Tam Thanh, huyện Tân Sơn, tỉnh Phú Thọ cũ)",
        "xã Long Cốc, tỉnh Phú Thọ (xã Tam Thanh, huyện Tân Sơn, tỉnh Phú Thọ)",
        "xã Tam Thanh, huyện Tân Sơn, tỉnh Phú Thọ (nay là xã Long Cốc, tỉnh Phú Thọ)",
        "xã Tam Thanh cũ, xã Long Cốc, tỉnh Phú Thọ", "tỉnh Phú Thọ (Vĩnh Phúc cũ)"));

TEST_F(PlacesTest, MendsALetterOrTwo) {
  for (const auto& [written, meant] : {
           std::pair{"thôn 4, xã AI Bá, tỉnh Gia Lai", "thôn 4, xã Al Bá, tỉnh Gia Lai"},
           {"xã la Hrú, tỉnh Gia Lai", "xã Ia Hrú, tỉnh Gia Lai"},
           {"xã Cư Mta, tỉnh Đắk Lắk", "xã Cư M'ta, tỉnh Đắk Lắk"},
           {"xà Yên Mạc, tỉnh Ninh Bình", "xã Yên Mạc, tỉnh Ninh Bình"},
           {"Công an phường Việt Ty, tỉnh Phú Thọ", "Công an phường Việt Trì, tỉnh Phú Thọ"},
           {"Công an xã Long Cốc, tình Phú Thọ", "Công an xã Long Cốc, tỉnh Phú Thọ"},
           {"xã Quài Tở, tỉnh Điện .Biên", "xã Quài Tở, tỉnh Điện Biên"},
           {"thôn 1; xã Chương Dương, thành phố Hà Nội",
            "thôn 1, xã Chương Dương, thành phố Hà Nội"},
           {"số 118, nhường Hàm Rồng, tỉnh Thanh Hóa", "số 118, phường Hàm Rồng, tỉnh Thanh Hóa"}}) {
    EXPECT_EQ(places_->mended(written).value_or("as written"), meant);
  }
}

TEST_F(PlacesTest, MendsNothingThatIsRightFormerUnclearOrFarOff) {
  for (const char* text : {
           "", ",", ",,,", "xã Long Cốc", "xã Long Cốc, tỉnh Phú Thọ", "Xã Long Cốc, Tỉnh Phú Thọ",
           "XÃ LONG CỐC, TỈNH PHÚ THỌ", "xã Vinh Tiền, huyện Tân Sơn, tỉnh Phú Thọ",
           "xã Khôngcóthật, tỉnh Phú Thọ", "xã Long Cốc, tỉnh Vĩnh Phúc", "phường 1, thành phố X",
           "vào nhà bố đẻ, ở cùng chị gái"}) {
    EXPECT_FALSE(places_->mended(text)) << text << " -> " << *places_->mended(text);
  }
}

TEST_F(PlacesTest, ResidenceIsNoNoteOfAFormerUnit) {
  EXPECT_THAT(defunct("huyện Tân Sơn, tỉnh Phú Thọ cư trú từ 2020"), ElementsAre("huyện Tân Sơn"));
}

TEST(PlacesFiles, MissingOrMalformedFolderIsASetupFault) {
  EXPECT_THROW(Places("/nonexistent"), Error);
  const std::filesystem::path folder = testing::TempDir() + "hoso_malformed_units";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "provinces.tsv") << "01\tThành phố Hà Nội\n";
  std::ofstream(folder / "communes.tsv") << "00004\tPhường Ba Đình\t02\n";
  std::ofstream(folder / "former_units.tsv");
  EXPECT_THROW(Places{folder}, Error) << "province 02 is not listed";
  std::ofstream(folder / "communes.tsv") << "00004\tPhường Ba Đình\n";
  EXPECT_THROW(Places{folder}, Error) << "a column is missing";
}

}  // namespace
}  // namespace hoso
