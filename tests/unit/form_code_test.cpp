#include <hoso/form_code.hpp>

#include <gtest/gtest.h>

namespace hoso {
namespace {

const FormCode code{"khai_sinh", "tt04-2024", {{"child_full_name", "Đinh Hà My"}, {"child_birth_date", "2026-11-02"}}};

TEST(FormCode, ReadsBackAsItWasWritten) {
  const std::string text = form_code_text(code);
  EXPECT_TRUE(is_form_code(text));
  EXPECT_EQ(parse_form_code(text), code);
  EXPECT_EQ(text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"), std::string::npos)
      << "else a QR code needs more room for it";
}

TEST(FormCode, OneChangedCharacterIsFound) {
  const std::string text = form_code_text(code);
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string changed = text;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(parse_form_code(changed)) << i;
  }
}

TEST(FormCode, WhatIsNoneIsNone) {
  for (const char* text :
       {"", "HOSO1:", "HOSO1:00000000:", "HOSO2:00000000:AB", "025190004321|x|Hà", "HOSO1:0000000"}) {
    EXPECT_FALSE(parse_form_code(text)) << text;
  }
  EXPECT_FALSE(parse_form_code(form_code_text(code).substr(0, 40)));
}

TEST(FormCode, HugeAndOddContentsAreRefused) {
  FormCode huge = code;
  huge.values.emplace("other", std::string(70'000, 'a'));  // deflates to almost nothing
  EXPECT_FALSE(parse_form_code(form_code_text(huge)));
  FormCode odd = code;
  odd.values.emplace("other", "a\nb\tc");
  EXPECT_NE(parse_form_code(form_code_text(odd)), odd) << "lines cannot be smuggled in";
  for (const char* id : {"", "Full name", "0", "<a>", "a b"}) {
    FormCode named = code;
    named.values.emplace(id, "a");
    EXPECT_FALSE(parse_form_code(form_code_text(named))) << id;
  }
  FormCode many = code;
  for (std::size_t i = 0; i < 1001; ++i) {
    many.values.emplace(std::string(1 + i % 90, static_cast<char>('a' + i / 90)), "a");
  }
  EXPECT_FALSE(parse_form_code(form_code_text(many)));
}

}  // namespace
}  // namespace hoso
