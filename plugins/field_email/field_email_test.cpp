#include "field_email.hpp"

#include <gtest/gtest.h>

namespace hoso {
namespace {

EmailField field() {
  return EmailField(Lexicon::read(HOSO_RESOURCES "/lexicons/email_domains.txt"));
}

Interpretation read(const std::vector<Candidate>& candidates) {
  return field().interpret({}, candidates);
}

TEST(EmailField, ReadsAnAddress) {
  const Interpretation email = read({{"nguyen.an_90@gmail.com", 0.8}});
  EXPECT_EQ(email.value, "nguyen.an_90@gmail.com");
  EXPECT_DOUBLE_EQ(email.confidence, 0.8);
  EXPECT_EQ(read({{"motcua@phutho.gov.vn", 0.9}}).value, "motcua@phutho.gov.vn");
}

TEST(EmailField, DecodesWhatReadersMakeOfPunctuation) {
  for (const char* text :
       {"nguyenan©gmail.com", "nguyenan®gmail.com", "nguyenan @ gmail . com", "nguyenan@gmail,com",
        "nguyenan(a)gmail.com", "nguyenan@GMAIL.COM", "nguyenanQgmail.com", "nguyễnan@gmail.com.",
        "nguyenan@gmai.com", "nguyenan@gmailcom"})
    EXPECT_EQ(read({{text, 0.9}}).value, "nguyenan@gmail.com") << text;
}

TEST(EmailField, GuessesStayDoubtful) {
  for (const char* text : {"nguyenanQgmail.com", "nguyen an@gmail.com", "nguyenan@gmai.com"})
    EXPECT_LE(read({{text, 0.99}}).confidence, 0.7) << text;
}

TEST(EmailField, DecodesUnderscoresALeaderBroke) {
  for (const char* text : {"le._hung@gmail.com", "le_.hung@gmail.com", "le._.hung@gmail.com",
                           "le,,hung@gmail.com"}) {
    EXPECT_EQ(read({{text, 0.9}}).value, "le_hung@gmail.com") << text;
    EXPECT_EQ(read({{text, 0.5}, {"le.hung@gmail.com", 0.4}}).value, "le_hung@gmail.com") << text;
    EXPECT_LE(read({{text, 0.99}}).confidence, 0.7) << text << " may be what was written";
  }
}

TEST(EmailField, TakesLoneCapitalsForDigits) {
  EXPECT_EQ(read({{"le_hungO@gmail.com", 0.9}}).value, "le_hung0@gmail.com");
  EXPECT_EQ(read({{"thuyS08@gmail.com", 0.9}}).value, "thuy508@gmail.com");
  for (const char* as_written : {"Son@gmail.com", "lanHoang@gmail.com", "ANH.SON@gmail.com"})
    EXPECT_EQ(read({{as_written, 0.9}}).value, as_written);
}

TEST(EmailField, TakesALoneJForL) {
  const Interpretation email = read({{"Jan.Jehoang@gmail.com", 0.95}});
  EXPECT_EQ(email.value, "lan.lehoang@gmail.com");
  EXPECT_LE(email.confidence, 0.75);
  for (const char* as_written : {"JohnAn@gmail.com", "J@gmail.com", "JA@gmail.com"})
    EXPECT_EQ(read({{as_written, 0.9}}).value, as_written);
}

TEST(EmailField, RawStaysAsWritten) {
  EXPECT_EQ(read({{"an @gmail,com", 0.9}}).raw, "an @gmail,com");
}

TEST(EmailField, ANoughtBetweenLettersWasAnO) {
  EXPECT_EQ(read({{"tran.s0n5@hotmail.com", 0.9}}).value, "tran.son5@hotmail.com");
  EXPECT_LE(read({{"tran.s0n5@hotmail.com", 0.99}}).confidence, 0.75);
  EXPECT_EQ(read({{"lan10a@gmail.com", 0.9}}).value, "lan10a@gmail.com");
}

TEST(EmailField, AnythingElseIsNoAddress) {
  for (const char* text : {"", "không có", "an@", "@gmail.com", "an@@gmail.com", "an@gmail",
                           "an@example.c", "gmail.com", "an@x y@z.vn"}) {
    EXPECT_EQ(read({{text, 0.99}}).value, "") << text;
    EXPECT_LT(read({{text, 0.99}}).confidence, 0.5) << text;
  }
}

TEST(EmailField, ANearDomainIsReplacedOnlyWhenItIsTheOnlyOne) {
  const EmailField two(Lexicon({"abc.vn", "abd.vn"}));
  EXPECT_EQ(two.interpret({}, {{"an@abe.vn", 0.9}}).value, "an@abe.vn");
  EXPECT_EQ(two.interpret({}, {{"an@bbc.vn", 0.9}}).value, "an@abc.vn");
}

TEST(EmailField, ChoosesTheCandidateThatIsAnAddress) {
  EXPECT_EQ(read({{"an gmail com", 0.9}, {"an@gmail.com", 0.6}}).value, "an@gmail.com");
}

TEST(EmailField, SyntheticAddressesReadBack) {
  std::mt19937_64 random(13);
  for (int i = 0; i < 200; ++i) {
    const std::string value = field().synthesize({}, random);
    EXPECT_EQ(read({{field().print({}, value), 1}}).value, value);
  }
}

}  // namespace
}  // namespace hoso
