#include <gmock/gmock.h>

#include <random>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/signing/cms.hpp>
#include <hoso/signing/xml.hpp>

#include "key_ring.hpp"

namespace hoso::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view document = R"(<?xml version="1.0" encoding="UTF-8"?>
<dossier xmlns="urn:hoso:dossier:1" engine="hoso" created="2026-11-27T02:03:00Z">
  <stages/><files/><pages/><documents/><findings/>
</dossier>
)";

Bytes signed_xml(std::string_view text, const std::string& key, bool pkcs1 = false) {
  const auto signer = KeyRing::shared().signer(key);
  const Bytes bytes = to_bytes(text);
  return signing::xml_with_signature(
      {bytes, *signer, signing::scheme_for(*signer, pkcs1), KeyRing::shared().judgement().now});
}

std::vector<signing::SignatureReport> judged(const Bytes& xml) {
  return signing::xml_signatures(xml, KeyRing::shared().judgement());
}

TEST(Xades, IsTakenByUsWhateverTheKey) {
  for (const auto& [key, pkcs1] : {std::pair{"rsa", false}, {"rsa", true}, {"ec", false}}) {
    const auto reports = judged(signed_xml(document, key, pkcs1));
    ASSERT_EQ(reports.size(), 1U);
    EXPECT_THAT(blocking(reports), IsEmpty()) << key;
    EXPECT_EQ(reports[0].format, "XAdES");
    EXPECT_EQ(reports[0].signer->name, "Đinh Thị Hà");
    EXPECT_THAT(codes(reports), testing::Not(Contains("signature.partial")));
  }
}

TEST(Xades, IsTakenByXmlsec) {
  if (!has_program("xmlsec1")) GTEST_SKIP() << "xmlsec1 is not installed";
  const auto& ring = KeyRing::shared();
  for (const auto& [key, pkcs1] : {std::pair{"rsa", true}, {"ec", false}}) {
    write_file(ring.path("signed.xml"), signed_xml(document, key, pkcs1));
    const auto seen = shell(fmt::format("xmlsec1 --verify --trusted-pem '{}' --id-attr:Id SignedProperties '{}'",
                                        ring.path("ca.pem").string(), ring.path("signed.xml").string()));
    EXPECT_EQ(seen.exit_code, 0) << seen.output;
    EXPECT_THAT(seen.output, HasSubstr("SignedInfo References (ok/all): 2/2"));
  }
}

TEST(Xades, KeepsTheDossiersSchema) {
  if (!has_program("xmllint")) GTEST_SKIP() << "xmllint is not installed";
  const auto& ring = KeyRing::shared();
  write_file(ring.path("dossier.xml"), signed_xml(document, "ec"));
  const auto seen = shell(fmt::format("xmllint --nonet --noout --schema '{}/schema/dossier.xsd' '{}'", HOSO_TEMPLATES,
                                      ring.path("dossier.xml").string()));
  EXPECT_EQ(seen.exit_code, 0) << seen.output;
}

TEST(Xades, OneFlippedByteIsFound) {
  const Bytes good = signed_xml(document, "ec");
  std::mt19937_64 random(11);
  int found = 0;
  constexpr int trials = 400;
  for (int i = 0; i < trials; ++i) {
    Bytes bad = good;
    const std::size_t at = random() % bad.size();
    bad[at] ^= 1;
    try {
      const auto reports = judged(bad);
      const bool same = !reports.empty() && blocking(reports).empty();
      // What canonical XML says nothing of cannot be signed: the XML declaration, and white space within tags.
      const bool unsigned_part = at < document.find("<dossier");
      EXPECT_TRUE(!same || unsigned_part) << "byte " << at << " '" << static_cast<char>(good[at]) << "'";
      found += same ? 0 : 1;
    } catch (const Error&) {
      ++found;
    }
  }
  EXPECT_GT(found, trials * 9 / 10);
}

TEST(Xades, AnElementPutInAfterwardsIsFound) {
  const Bytes good = signed_xml(document, "ec");
  std::string text(good.begin(), good.end());
  text.insert(text.find("<files/>"), "<note/>");
  EXPECT_THAT(blocking(judged(to_bytes(text))), Contains("signature.altered"));
}

/// The signed element must be the one that is used: wrapping moves it aside.
TEST(Xades, AWrappedDocumentIsNoSignedDocument) {
  const Bytes good = signed_xml(document, "ec");
  std::string text(good.begin(), good.end());
  const std::size_t root = text.find("<dossier");
  const std::string wrapped =
      text.substr(0, root) + "<dossier xmlns=\"urn:hoso:dossier:1\">" + text.substr(root) + "</dossier>";
  const auto reports = judged(to_bytes(wrapped));
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_THAT(blocking(reports), testing::Not(IsEmpty()));
}

TEST(Xades, RefusesWhatIsSignedOrNoXml) {
  const auto code_of = [](const Bytes& bytes) -> std::string {
    try {
      const auto signer = KeyRing::shared().signer("ec");
      static_cast<void>(signing::xml_with_signature({bytes, *signer, SignatureScheme::ecdsa, {}}));
    } catch (const Error& error) {
      return error.code();
    }
    return "";
  };
  EXPECT_EQ(code_of(signed_xml(document, "ec")), "signing.unsuitable");
  EXPECT_EQ(code_of(to_bytes("<dossier>")), "input.damaged");
}

}  // namespace
}  // namespace hoso::test
