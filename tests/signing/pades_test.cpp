#include <gmock/gmock.h>

#include <random>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/pdf/pdfa_check.hpp>
#include <hoso/signing/cms.hpp>
#include <hoso/signing/pdf.hpp>

#include "made_pdf.hpp"
#include "support/verapdf.hpp"

namespace hoso::test {
namespace {

using signing::ChangesAfter;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

Bytes signed_pdf(const Bytes& pdf, const std::string& key, bool pkcs1 = false, std::vector<std::string> shown = {}) {
  const auto signer = KeyRing::shared().signer(key);
  const auto now = KeyRing::shared().judgement().now;
  return signing::pdf_with_signature(
      {pdf, *signer, signing::scheme_for(*signer, pkcs1), nullptr, now, std::move(shown)});
}

std::vector<signing::SignatureReport> judged(const Bytes& pdf) {
  return signing::pdf_signatures(pdf, signing::pdf_signature_fields(pdf), KeyRing::shared().judgement());
}

const std::vector<std::string> stamp = {"SAO Y", "UBND phường Thử", "27/11/2026 09:03:00 +07:00"};

std::string refusal_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.code();
  }
  return "";
}

struct Way {
  const char* name;
  const char* key;
  bool pkcs1;
  bool visible;
  const char* algorithm;
};

class PadesWays : public testing::TestWithParam<Way> {};

TEST_P(PadesWays, IsTakenByUsAndByPdfsig) {
  const Way& way = GetParam();
  const Bytes original = made_pdf();
  const Bytes pdf = signed_pdf(original, way.key, way.pkcs1, way.visible ? stamp : std::vector<std::string>());
  ASSERT_GT(pdf.size(), original.size());
  EXPECT_TRUE(std::equal(original.begin(), original.end(), pdf.begin()));
  const auto reports = judged(pdf);
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_THAT(blocking(reports), IsEmpty());
  EXPECT_EQ(reports[0].format, "PAdES");
  EXPECT_EQ(reports[0].algorithm, way.algorithm);
  EXPECT_EQ(reports[0].signer->name, "Đinh Thị Hà");
  EXPECT_EQ(reports[0].bytes_after, 0U);
  EXPECT_EQ(reports[0].page, 1);
  for (const PdfaBreach& breach : pdfa_breaches(pdf)) ADD_FAILURE() << breach.rule << ": " << breach.detail;
  if (!has_program("pdfsig") || !has_program("certutil")) GTEST_SKIP() << "pdfsig or certutil is not installed";
  const auto& ring = KeyRing::shared();
  write_file(ring.path("way.pdf"), pdf);
  const auto seen =
      shell(fmt::format("cd '{}' && mkdir -p nss && (certutil -L -d sql:nss -n ca || (certutil -N -d sql:nss "
                        "--empty-password && certutil -A -d sql:nss -n ca -t CT,C,C -i ca.pem)) && "
                        "pdfsig -nssdir sql:nss way.pdf",
                        ring.folder().string()));
  EXPECT_THAT(seen.output, HasSubstr("Signature is Valid"));
  EXPECT_THAT(seen.output, HasSubstr("Certificate is Trusted"));
  EXPECT_THAT(seen.output, HasSubstr("Total document signed"));
  EXPECT_THAT(seen.output, HasSubstr("ETSI.CAdES.detached"));
}

INSTANTIATE_TEST_SUITE_P(Ways, PadesWays,
                         testing::Values(Way{"RsaPss", "rsa", false, true, "RSASSA-PSS, SHA-256"},
                                         Way{"RsaPkcs1", "rsa", true, false, "RSASSA-PKCS1-v1_5, SHA-256"},
                                         Way{"Ecdsa", "ec", false, true, "ECDSA, SHA-256"}),
                         [](const auto& each) { return each.param.name; });

TEST(PadesVeraPdf, ASignedPdfaStaysOne) {
  for (const bool visible : {false, true}) {
    const std::vector<std::string> shown = visible ? stamp : std::vector<std::string>();
    const auto verdict = verapdf_verdict(signed_pdf(made_pdf(), "ec", false, shown));
    if (!verdict) GTEST_SKIP() << "veraPDF was not fetched: tests/support/fetch_verapdf BUILD";
    EXPECT_THAT(*verdict, StartsWith("PASS"));
  }
}

TEST(Pades, ASecondSignatureLeavesTheFirstGood) {
  const Bytes once = signed_pdf(made_pdf(), "rsa", false, stamp);
  const auto reports = judged(signed_pdf(once, "ec"));
  ASSERT_EQ(reports.size(), 2U);
  EXPECT_THAT(blocking(reports), IsEmpty());
  EXPECT_EQ(reports[0].changes_after, ChangesAfter::signatures);
  EXPECT_EQ(reports[1].changes_after, ChangesAfter::none);
  EXPECT_EQ(reports[0].name, "Signature1");
  EXPECT_EQ(reports[1].name, "Signature2");
}

TEST(Pades, FollowsCrossReferencesInStreams) {
  const Bytes original = made_pdf({.object_streams = true});
  const Bytes pdf = signed_pdf(original, "ec", false, stamp);
  EXPECT_THAT(blocking(judged(pdf)), IsEmpty());
  if (!has_program("qpdf")) GTEST_SKIP() << "qpdf is not installed";
  write_file(KeyRing::shared().path("streams.pdf"), pdf);
  EXPECT_EQ(shell(fmt::format("qpdf --check '{}'", KeyRing::shared().path("streams.pdf").string())).exit_code, 0);
}

TEST(Pades, ShowsTheStampUprightOnTurnedPages) {
  for (const int rotation : {0, 90, 180, 270}) {
    const Bytes pdf = signed_pdf(made_pdf({.rotation = rotation}), "ec", false, stamp);
    EXPECT_THAT(blocking(judged(pdf)), IsEmpty()) << rotation;
    if (!has_program("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
    write_file(KeyRing::shared().path("turned.pdf"), pdf);
    const auto text =
        shell(fmt::format("pdftotext -bbox '{}' - | grep SAO", KeyRing::shared().path("turned.pdf").string()));
    double x = 0;
    double y = 0;
    const std::size_t at = text.output.find("xMin=");
    ASSERT_NE(at, std::string::npos) << rotation << text.output;
    ASSERT_EQ(std::sscanf(text.output.c_str() + at, "xMin=\"%lf\" yMin=\"%lf\"", &x, &y), 2);
    EXPECT_GT(x, (rotation % 180 == 0 ? 595 : 842) / 2.0) << rotation;
    EXPECT_LT(y, 60) << rotation;
  }
}

TEST(Pades, RefusesWhatMustNotBeSigned) {
  EXPECT_EQ(refusal_of([] { signed_pdf(made_pdf({.encrypted = true}), "ec"); }), "signing.unsuitable");
  EXPECT_EQ(refusal_of([] { signed_pdf(to_bytes("%PDF-1.7 not a PDF"), "ec"); }), "signing.unsuitable");
  EXPECT_EQ(refusal_of([] { signed_pdf({}, "ec"); }), "signing.unsuitable");
}

/// Every byte counts, the unused room of the signature included.
TEST(Pades, OneFlippedByteIsFound) {
  const Bytes good = signed_pdf(made_pdf(), "ec", false, stamp);
  std::mt19937_64 random(7);
  for (int i = 0; i < 400; ++i) {
    Bytes bad = good;
    const std::size_t at = random() % bad.size();
    bad[at] ^= static_cast<std::uint8_t>(1U << (random() % 8));
    std::vector<std::string> found;
    try {
      found = blocking(judged(bad));
      if (judged(bad).empty()) found = {"no signature left"};
    } catch (const std::exception& refusal) {
      found = {refusal.what()};
    }
    EXPECT_THAT(found, testing::Not(IsEmpty())) << "byte " << at << " of " << bad.size();
  }
}

TEST(Pades, ContentAddedBehindIsNoMoreSignatures) {
  Bytes pdf = signed_pdf(made_pdf(), "ec");
  const std::string more = "\n9999 0 obj\n<< >>\nendobj\n";
  pdf.insert(pdf.end(), more.begin(), more.end());
  std::vector<std::string> found{"refused"};
  try {
    found = codes(judged(pdf));
  } catch (const Error&) {  // qpdf does not find the end any more: refused as well
  }
  EXPECT_THAT(found, testing::AnyOf(Contains("signature.changed_after"), ElementsAre("refused")));
}

}  // namespace
}  // namespace hoso::test
