#include <support/verapdf.hpp>

#include <gmock/gmock.h>

#include <support/made_up_dossier.hpp>

#include "scan_pdf.hpp"

namespace hoso {
namespace {

std::vector<std::uint8_t> pdf_of(const std::vector<Page>& pages) {
  ScanPdf stage{PictureLimits()};
  return test::emitted(stage, test::made_up_dossier(), pages).at(0).bytes;
}

void expect_pass(const std::vector<std::uint8_t>& pdf) {
  const auto verdict = test::verapdf_verdict(pdf);
  if (!verdict) {
    GTEST_SKIP() << "NOT CHECKED BY veraPDF: it or java is not here. "
                    "Fetch it with tests/support/fetch_verapdf BUILD_FOLDER.";
  }
  EXPECT_THAT(*verdict, testing::StartsWith("PASS"));
}

TEST(VeraPdf, PassesColourAndGrey) {
  expect_pass(
      pdf_of({test::made_up_page(PixelFormat::bgr24), test::made_up_page(PixelFormat::gray8)}));
}

TEST(VeraPdf, FailsABrokenFile) {
  auto pdf = pdf_of(std::vector<Page>(2, test::made_up_page(PixelFormat::gray8)));
  std::string text(pdf.begin(), pdf.end());
  text.replace(text.find("/OutputIntents"), 14, "/OutputIntentX");
  const auto verdict =
      test::verapdf_verdict({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  if (!verdict) GTEST_SKIP() << "NOT CHECKED BY veraPDF: it or java is not here.";
  EXPECT_THAT(*verdict, testing::StartsWith("FAIL"));
}

}  // namespace
}  // namespace hoso
