#include "scan_pdf.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include <gmock/gmock.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <unistd.h>

#include <hoso/jpeg.hpp>
#include <support/made_up_dossier.hpp>

namespace hoso {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

using Pages = std::vector<Page>;

Pages colour_pages() {
  return {test::made_up_page(PixelFormat::bgr24), test::made_up_page(PixelFormat::bgr24)};
}

std::vector<Artifact> emitted(const Dossier& dossier, const Pages& pages) {
  ScanPdf stage{PictureLimits()};
  return test::emitted(stage, dossier, pages);
}

std::string string_of(const std::vector<std::uint8_t>& bytes) {
  return {bytes.begin(), bytes.end()};
}

/// Of this process: tests run beside each other.
std::string scratch_path() { return testing::TempDir() + "scan-pdf-" + std::to_string(getpid()); }

/// What a reader's search and copy get, by poppler.
std::string copied_text(const std::vector<std::uint8_t>& pdf, const std::string& options = "") {
  const std::string path = scratch_path() + ".pdf";
  std::ofstream(path, std::ios::binary) << string_of(pdf);
  std::FILE* pipe = popen(("pdftotext " + options + " -enc UTF-8 '" + path + "' -").c_str(), "r");
  std::string text;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text += static_cast<char>(c);
  EXPECT_EQ(pclose(pipe), 0);
  return text;
}

/// The picture of page `index` as it lies in the file.
QPDFObjectHandle image_of(QPDF& pdf, std::size_t index) {
  return QPDFPageDocumentHelper(pdf).getAllPages().at(index).getImages().begin()->second;
}

void open(QPDF& pdf, const std::vector<std::uint8_t>& bytes) {
  pdf.processMemoryFile("scan", reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

/// `page` as a scanner gives it when the sheet lay `turns` quarter turns from upright.
Page with_jpeg(Page page, int turns) {
  EncodedImage encoded;
  const PageImage stored = turned(page.image, -turns);
  encoded.size = stored.size();
  encoded.components = bytes_per_pixel(stored.format());
  encoded.bytes = jpeg_bytes(stored, 80);
  page.encoded = std::make_shared<EncodedImage>(std::move(encoded));
  page.quarter_turns = turns;
  return page;
}

TEST(ScanPdf, OneFileForEachInputFile) {
  Dossier dossier = test::made_up_dossier();
  dossier.pages[1].file = 2;
  dossier.files.resize(3);
  const auto artifacts = emitted(dossier, colour_pages());
  ASSERT_THAT(artifacts, SizeIs(2));
  EXPECT_EQ(artifacts[0].path, "scans/scan-1.pdf");
  EXPECT_EQ(artifacts[1].path, "scans/scan-3.pdf");
  EXPECT_EQ(artifacts[0].media_type, "application/pdf");
}

TEST(ScanPdf, NoPagesNoFiles) { EXPECT_THAT(emitted(Dossier(), {}), IsEmpty()); }

TEST(ScanPdf, LabelAndValueAreCopiedAsOneLine) {
  const auto artifacts = emitted(test::made_up_dossier(), colour_pages());
  const std::string text = copied_text(artifacts.at(0).bytes);
  EXPECT_THAT(text, HasSubstr("1. Họ, chữ đệm và tên: Nguyễn Thị Thử\n"));
  EXPECT_THAT(text, HasSubstr("2. Số định danh cá nhân: 025185001234\n"));
  EXPECT_THAT(text, HasSubstr("3. Nội dung đề nghị: Đăng ký thường trú"));
}

TEST(ScanPdf, ContentOrderIsReadingOrder) {
  const auto artifacts = emitted(test::made_up_dossier(), colour_pages());
  const std::string text = copied_text(artifacts.at(0).bytes, "-raw");
  const std::vector<std::string> order = {"TỜ KHAI",       "1. Họ",
                                          "2. Số",         "3. Nội dung",
                                          "4. Thành viên", "Trần Văn Giả 02/01/1990",
                                          "NGƯỜI KÊ KHAI", "Trang không biết\nDòng"};
  std::size_t at = 0;
  for (const std::string& part : order) {
    const std::size_t found = text.find(part, at);
    ASSERT_NE(found, std::string::npos) << part << " is not behind " << at << " in:\n" << text;
    at = found;
  }
}

TEST(ScanPdf, LeadersAndMereMarksAreNoText) {
  const std::string text =
      copied_text(emitted(test::made_up_dossier(), colour_pages()).at(0).bytes);
  EXPECT_THAT(text, Not(HasSubstr("....")));
  EXPECT_THAT(text, Not(HasSubstr("present")));
}

TEST(ScanPdf, OnlyTickedBoxesHoldAnX) {
  Dossier dossier = test::made_up_dossier();
  Document& document = dossier.documents[0];
  auto form = std::make_shared<FormTemplate>(*document.form);
  FieldSpec goods;
  goods.id = "goods";
  goods.type = "choice";
  goods.options = {{"tv", {}}, {"fridge", {}}};
  goods.zones = {{0, {100, 230, 4, 4}}, {0, {120, 230, 4, 4}}};
  form->fields.push_back(goods);
  document.form = dossier.pages[0].match->form = form;
  document.fields.push_back(
      {"goods", "fridge", "fridge", 0.99, FieldState::read, 1, {100, 230, 24, 4}, "recognize.marks", {}});
  const auto pdf = emitted(dossier, colour_pages()).at(0).bytes;
  // At 254 dpi a millimetre is ten pixels.
  EXPECT_THAT(copied_text(pdf, "-f 1 -l 1 -r 254 -x 1190 -y 2290 -W 60 -H 60"), HasSubstr("x"));
  EXPECT_THAT(copied_text(pdf, "-f 1 -l 1 -r 254 -x 990 -y 2290 -W 60 -H 60"), Not(HasSubstr("x")));
  EXPECT_THAT(copied_text(pdf), Not(HasSubstr("fridge"))) << "the paper has no such word";
}

TEST(ScanPdf, GuideStrokesGiveWayToTheValue) {
  Dossier dossier = test::made_up_dossier();
  EXPECT_THAT(copied_text(emitted(dossier, colour_pages()).at(0).bytes), HasSubstr("/\n"));
  dossier.documents[0].fields[1].state = FieldState::read;
  dossier.documents[0].fields[1].raw = "12/03/1985";
  EXPECT_THAT(copied_text(emitted(dossier, colour_pages()).at(0).bytes, "-raw"),
              HasSubstr("025185001234 12/03/1985\n"));
}

TEST(ScanPdf, PartsBetweenGuideStrokesAreOneDate) {
  Dossier dossier = test::made_up_dossier();
  dossier.documents[0].fields[1].state = FieldState::read;
  dossier.documents[0].fields[1].raw = "03 1985";  // one stroke is printed between
  EXPECT_THAT(copied_text(emitted(dossier, colour_pages()).at(0).bytes, "-raw"),
              HasSubstr("025185001234 03/1985\n"));
}

TEST(ScanPdf, WordsLieWhereTheyArePrinted) {
  const auto artifacts = emitted(test::made_up_dossier(), colour_pages());
  const std::string boxes = copied_text(artifacts.at(0).bytes, "-bbox");
  // "TỜ" is printed 60 mm from the left and 20 mm from the top: 170.08 pt, 56.69 pt.
  EXPECT_THAT(boxes, HasSubstr("<word xMin=\"170.07"));
  EXPECT_THAT(boxes, HasSubstr("yMin=\"56.6"));
}

TEST(ScanPdf, TextFollowsASkewedPage) {
  const double s = test::made_up_dpi / mm_per_inch;
  for (const double slope : {-0.12, 0.02, 0.12}) {
    Dossier dossier = test::made_up_dossier();
    dossier.pages[0].match->alignment = Alignment({s, -slope * s, 60, slope * s, s, 60, 0, 0, 1});
    const auto pdf = emitted(dossier, colour_pages()).at(0).bytes;
    EXPECT_THAT(copied_text(pdf, "-raw"), HasSubstr("1. Họ, chữ đệm và tên: Nguyễn Thị Thử"));
    // However a reader sorts the words, each must be whole.
    EXPECT_THAT(copied_text(pdf), AllOf(HasSubstr("Nguyễn"), HasSubstr("025185001234")));
  }
}

TEST(ScanPdf, ScannersBytesAreKept) {
  const Page page = with_jpeg(test::made_up_page(PixelFormat::bgr24), 0);
  const auto artifacts = emitted(test::made_up_dossier(), {page, page});
  QPDF pdf;
  open(pdf, artifacts.at(0).bytes);
  const auto data = image_of(pdf, 0).getRawStreamData();
  EXPECT_TRUE(std::equal(page.encoded->bytes.begin(), page.encoded->bytes.end(), data->getBuffer(),
                         data->getBuffer() + data->getSize()));
  EXPECT_EQ(image_of(pdf, 0).getDict().getKey("/Filter").getName(), "/DCTDecode");
}

/// Share of dark pixels in the left top quarter of page 1, by poppler's renderer.
double ink_at_top(const std::vector<std::uint8_t>& pdf) {
  const std::string path = scratch_path();
  std::ofstream(path + ".pdf", std::ios::binary) << string_of(pdf);
  const std::string command =
      "pdftoppm -gray -r 50 -f 1 -l 1 -singlefile '" + path + ".pdf' '" + path + "'";
  EXPECT_EQ(std::system(command.c_str()), 0);
  std::ifstream in(path + ".pgm", std::ios::binary);
  std::string magic;
  int width = 0, height = 0, maximum = 0;
  in >> magic >> width >> height >> maximum;
  in.get();
  std::string pixels(static_cast<std::size_t>(width * height), '\0');
  in.read(pixels.data(), static_cast<std::streamsize>(pixels.size()));
  const auto quarter = pixels.begin() + static_cast<std::ptrdiff_t>(pixels.size() / 4);
  return static_cast<double>(std::count_if(
             pixels.begin(), quarter, [](char c) { return static_cast<unsigned char>(c) < 128; })) /
         static_cast<double>(pixels.size() / 4);
}

TEST(ScanPdf, TurnedScansAreShownUpright) {
  const Page page = test::made_up_page(PixelFormat::gray8);
  const double upright = ink_at_top(emitted(test::made_up_dossier(), {page, page}).at(0).bytes);
  ASSERT_GT(upright, 0.01);
  for (const int turns : {0, 1, 2, 3}) {
    const Page scanned = with_jpeg(page, turns);
    const auto artifacts = emitted(test::made_up_dossier(), {scanned, scanned});
    EXPECT_NEAR(ink_at_top(artifacts.at(0).bytes), upright, 0.003) << turns;
  }
}

TEST(ScanPdf, PaperSizeComesFromTheTrueResolution) {
  const auto artifacts = emitted(test::made_up_dossier(), colour_pages());
  QPDF pdf;
  open(pdf, artifacts.at(0).bytes);
  auto box = QPDFPageDocumentHelper(pdf).getAllPages().at(0).getMediaBox();
  const auto rectangle = box.getArrayAsRectangle();
  EXPECT_NEAR(rectangle.urx, 595.3, 0.5);
  EXPECT_NEAR(rectangle.ury, 841.9, 0.5);
}

TEST(ScanPdf, SameInputSameBytes) {
  EXPECT_EQ(emitted(test::made_up_dossier(), colour_pages()).at(0).bytes,
            emitted(test::made_up_dossier(), colour_pages()).at(0).bytes);
}

TEST(ScanPdf, HostileTextIsHarmless) {
  Dossier dossier = test::made_up_dossier();
  dossier.documents[0].fields[0].raw =
      "A\x01\x1B[2J) Tj \xE2\x80\xAE"
      "fdp\xFF\nB \U0001F600";
  dossier.pages[1].words[0].text = std::string("x\0y", 3);
  const std::string text = copied_text(emitted(dossier, colour_pages()).at(0).bytes, "-raw");
  EXPECT_THAT(text, HasSubstr("A [2J) Tj fdp\uFFFD B \U0001F600"));
  EXPECT_THAT(text, Not(HasSubstr("\x1B")));
}

}  // namespace
}  // namespace hoso
