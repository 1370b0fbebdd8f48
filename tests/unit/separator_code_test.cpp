#include <hoso/separator_code.hpp>

#include <gtest/gtest.h>

#include <hoso/error.hpp>
#include <hoso/form_code.hpp>

namespace hoso {
namespace {

const SeparatorCode code{"H45.20-261127-0012", "1.004222", 2};

TEST(SeparatorCode, ReadsBackAsItWasWritten) {
  EXPECT_EQ(parse_separator_code(separator_code_text(code)), code);
  const SeparatorCode without{"a", "", 3};
  EXPECT_EQ(parse_separator_code(separator_code_text(without)), without);
}

TEST(SeparatorCode, OneChangedCharacterIsFound) {
  const std::string text = separator_code_text(code);
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string changed = text;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(parse_separator_code(changed)) << i;
    EXPECT_FALSE(parse_separator_code(text.substr(0, i))) << i;
  }
}

TEST(SeparatorCode, IsNoFormCodeNorTheOtherWayRound) {
  EXPECT_FALSE(is_form_code(separator_code_text(code)));
  EXPECT_FALSE(is_separator_code(form_code_text({"ct01", "tt116-2026", {}})));
  EXPECT_FALSE(parse_separator_code(""));
  EXPECT_FALSE(parse_separator_code("HOSOSEP1:"));
}

TEST(SeparatorCode, RefusesCodesThatAreNone) {
  for (const char* bad : {"", ".a", "a b", "a|b", "hồ", "../../../x\n"}) {
    EXPECT_THROW(static_cast<void>(separator_code_text({bad, "", 1})), Error) << bad;
  }
  EXPECT_THROW(static_cast<void>(separator_code_text({std::string(49, 'a'), "", 1})), Error);
  EXPECT_THROW(static_cast<void>(separator_code_text({"a", "1 2", 1})), Error);
  EXPECT_THROW(static_cast<void>(separator_code_text({"a", "", separator_symbols + 1})), Error);
  EXPECT_TRUE(is_dossier_code(std::string(48, 'a')));
}

}  // namespace
}  // namespace hoso
