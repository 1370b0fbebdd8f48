#include "latin_name.hpp"

#include <gtest/gtest.h>

namespace hoso::mrz {
namespace {

TEST(LatinName, HasItsWordsInOrder) {
  EXPECT_EQ(latin_name("HA<<VAN<DAN<<<<<<<<<<<<<<<<<<<"), "HA VAN DAN");
  EXPECT_EQ(latin_name("NGUYEN<<THI<BICH<PHUONG<UYEN<<"), "NGUYEN THI BICH PHUONG UYEN");
  EXPECT_EQ(latin_name("KHUC<<KIEN<QUOC<<"), "KHUC KIEN QUOC");
}

TEST(LatinName, EndsWithTheFirstRunOfFillers) {
  EXPECT_EQ(latin_name("TRAN<<ECH<<<<<<<S<<C<<E"), "TRAN ECH");
  EXPECT_EQ(latin_name("TRAN<LUONG<<X"), "TRAN LUONG");
  EXPECT_EQ(latin_name("TRAN<<LUONGK<<<KKEKK"), "TRAN LUONG");
}

TEST(LatinName, KThatBeginsNoSyllableIsAFiller) {
  EXPECT_EQ(latin_name("LEK<VAN<KIETK<KK"), "LE VAN KIET");
  EXPECT_EQ(latin_name("LE<<VANKKIET<<<<"), "LE VAN KIET");
  EXPECT_EQ(latin_name("THAN<<ANH<KNGOC<K<<"), "THAN ANH NGOC");
}

TEST(LatinName, DigitsAreTheLettersTheyLookLike) { EXPECT_EQ(latin_name("D0<<TH1<8ICH<<<"), "DO THI BICH"); }

TEST(LatinName, ALongOneMayEndInPartOfAWord) {
  EXPECT_EQ(latin_name("NGUYEN<<HOANG<PHUONG<KHANH<HUY"), "NGUYEN HOANG PHUONG KHANH HUY");
  EXPECT_EQ(latin_name("NGUYEN<<HOANG<PHUONG<KHANH<NGH"), "NGUYEN HOANG PHUONG KHANH NGH");
}

TEST(LatinName, IsEmptyWhenItMayBeMisread) {
  for (const char* line : {"", "<<<<", "HA", "HA<<<VAN<DAN", "HA<<VANDAN<<<", "HA<<VAN<DANS<<<", "HA<<VAN<NGH<<",
                           "<HA<<VAN<DAN<<", "HA<<VAN<<DAN<<<<", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<", "HA<<V4N<<",
                           "HA<<AAAAAAAAAAAAAAAA<<"}) {
    EXPECT_EQ(latin_name(line), "") << line;
  }
}

}  // namespace
}  // namespace hoso::mrz
