#include "codes_stage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <qrencode.h>

#include <memory>

#include <hoso/form_code.hpp>
#include <hoso/imaging/mat.hpp>
#include <hoso/separator_code.hpp>
#include <opencv2/imgproc.hpp>

namespace hoso::codes {
namespace {

const std::string card =
    "025190004321|131234567|Hà Thị Mận|12031990|Nữ|Khu 2, Vinh Tiền, Tân Sơn, Phú Thọ|25042021";
const std::string other_card = "001088007654||Đinh Kiên|01021988|Nam|Hà Nội|25042022";

/// Black modules of `module_px`, with the quiet zone of four modules that ISO/IEC 18004 asks for.
cv::Mat qr_picture(const std::string& text, int module_px) {
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()),
                        0, QR_ECLEVEL_M),
      QRcode_free);
  const int side = code->width + 8;
  cv::Mat modules(side, side, CV_8UC1, cv::Scalar::all(255)), picture;
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width; ++x) {
      if (code->data[y * code->width + x] & 1) modules.at<uchar>(y + 4, x + 4) = 20;
    }
  }
  cv::resize(modules, picture, {}, module_px, module_px, cv::INTER_NEAREST);
  return picture;
}

cv::Mat blank_page() { return {1754, 1240, CV_8UC1, cv::Scalar::all(255)}; }

void put(cv::Mat& page, const cv::Mat& picture, cv::Point corner) {
  picture.copyTo(page(cv::Rect(corner, picture.size())));
}

Inspection inspected(const cv::Mat& picture, std::stop_token stop = {}) {
  const Limits limits;
  const StageContext context(limits, {}, std::move(stop), {});
  Page page;
  page.image = imaging::from_mat(picture);
  CodesStage stage{Options(CodesStage::info().options, {}, "inspect.codes")};
  return stage.inspect(page, nullptr, context);
}

std::vector<std::string> numbers(const Inspection& found) {
  std::vector<std::string> numbers;
  for (const Evidence& evidence : found.evidence) numbers.push_back(evidence.find("citizen_id")->value);
  return numbers;
}

TEST(CodesStage, ACardIsFoundWhereItIs) {
  cv::Mat page = blank_page();
  const cv::Mat picture = qr_picture(card, 3);
  put(page, picture, {700, 300});
  const Inspection found = inspected(page);
  ASSERT_EQ(found.evidence.size(), 1U);
  const Evidence& evidence = found.evidence[0];
  EXPECT_EQ(evidence.kind, "card_qr");
  EXPECT_EQ(evidence.find("full_name")->value, "Hà Thị Mận");
  const cv::Rect box(evidence.box.x, evidence.box.y, evidence.box.width, evidence.box.height);
  const cv::Rect symbol(712, 312, picture.cols - 24, picture.rows - 24);
  EXPECT_GT((box & symbol).area(), 0.9 * (box | symbol).area());
}

TEST(CodesStage, AFormsOwnCodeGivesItsValues) {
  const FormCode code{"ct01", "tt116-2026", {{"full_name", "Hà Thị Mận"}}};
  cv::Mat page = blank_page();
  put(page, qr_picture(form_code_text(code), 3), {300, 300});
  const Inspection found = inspected(page);
  ASSERT_EQ(found.evidence.size(), 1U);
  EXPECT_EQ(found.evidence[0].kind, "form_qr");
  EXPECT_EQ(found.evidence[0].find("of_version")->value, "tt116-2026");
  EXPECT_EQ(found.evidence[0].find("full_name")->value, "Hà Thị Mận");
}

TEST(CodesStage, ADamagedFormCodeSaysNothing) {
  cv::Mat page = blank_page();
  put(page, qr_picture("HOSO1:00000000:ABC", 3), {300, 300});
  const Inspection found = inspected(page);
  ASSERT_EQ(found.evidence.size(), 1U);
  EXPECT_TRUE(found.evidence[0].items.empty());
}

/// Symbols as a separator sheet has them, on A4 at 150 dpi.
cv::Mat separator_sheet(const std::vector<SeparatorCode>& symbols) {
  cv::Mat page = blank_page();
  const cv::Point centres[] = {{620, 500}, {264, 1340}, {976, 1340}};
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    const cv::Mat picture = qr_picture(separator_code_text(symbols[i]), i == 0 ? 14 : 9);
    put(page, picture, centres[i] - cv::Point(picture.cols / 2, picture.rows / 2));
  }
  return page;
}

std::string item(const Inspection& found, std::string_view id) {
  const EvidenceItem* item = found.evidence.at(0).find(id);
  return item == nullptr ? "" : item->value;
}

TEST(CodesStage, ASeparatorSheetIsOneEvidence) {
  const Inspection found =
      inspected(separator_sheet({{"A-1", "1.004222", 1}, {"A-1", "1.004222", 2}, {"A-1", "1.004222", 3}}));
  ASSERT_EQ(found.evidence.size(), 1U);
  EXPECT_EQ(found.evidence[0].kind, "separator_qr");
  EXPECT_EQ(item(found, "dossier_code"), "A-1");
  EXPECT_EQ(item(found, "procedure"), "1.004222");
  EXPECT_EQ(item(found, "symbols"), "3");
  EXPECT_EQ(item(found, "quarter_turns"), "0");
}

TEST(CodesStage, ASeparatorSheetSaysHowItLay) {
  cv::Mat page = separator_sheet({{"A-1", "", 1}});
  for (const auto& [turn, expected] : {std::pair(cv::ROTATE_90_CLOCKWISE, "1"), std::pair(cv::ROTATE_180, "2"),
                                       std::pair(cv::ROTATE_90_COUNTERCLOCKWISE, "3")}) {
    cv::Mat turned;
    cv::rotate(page, turned, turn);
    const Inspection found = inspected(turned);
    ASSERT_EQ(found.evidence.size(), 1U);
    EXPECT_EQ(item(found, "quarter_turns"), expected);
    EXPECT_EQ(item(found, "symbols"), "1");
  }
}

TEST(CodesStage, CodesOfTwoSheetsOnAPageSayNothing) {
  const Inspection found = inspected(separator_sheet({{"A-1", "", 1}, {"B-2", "", 2}}));
  ASSERT_EQ(found.evidence.size(), 1U);
  EXPECT_EQ(found.evidence[0].kind, "separator_qr");
  EXPECT_TRUE(found.evidence[0].items.empty());
}

TEST(CodesStage, ASheetWhoseCodesAreSpoiltIsNoticed) {
  cv::Mat page = separator_sheet({{"A-1", "", 1}, {"A-1", "", 2}, {"A-1", "", 3}});
  // Every other band mirrored: the symbols look as before and say nothing any more.
  for (int y = 0; y + 36 <= page.rows; y += 36) cv::flip(page.rowRange(y, y + 18), page.rowRange(y, y + 18), 1);
  const Inspection found = inspected(page);
  ASSERT_EQ(found.evidence.size(), 1U);
  EXPECT_EQ(found.evidence[0].kind, "separator_qr");
  EXPECT_TRUE(found.evidence[0].items.empty());
}

TEST(CodesStage, SeveralCardsAreFoundFromTopToBottom) {
  cv::Mat page = blank_page();
  put(page, qr_picture(other_card, 3), {100, 900});
  put(page, qr_picture(card, 3), {700, 300});
  EXPECT_THAT(numbers(inspected(page)), testing::ElementsAre("025190004321", "001088007654"));
}

TEST(CodesStage, TurnsInvertedShadesAndColoursDoNotMatter) {
  cv::Mat page = blank_page();
  put(page, qr_picture(card, 3), {500, 500});
  for (const double degrees : {13.0, 45.0, 90.0, 181.0}) {
    cv::Mat turned;
    cv::warpAffine(page, turned, cv::getRotationMatrix2D({610, 610}, degrees, 1), page.size(),
                   cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar::all(255));
    EXPECT_EQ(inspected(turned).evidence.size(), 1U) << degrees;
  }
  cv::Mat colour;
  cv::merge(std::vector<cv::Mat>{page, page * 0.8, page * 0.9}, colour);
  EXPECT_EQ(inspected(colour).evidence.size(), 1U);
}

TEST(CodesStage, OtherCodesAreNoEvidence) {
  cv::Mat page = blank_page();
  put(page, qr_picture("https://example.org/whatever?id=025190004321", 4), {300, 300});
  put(page, qr_picture(std::string("\x00\xFF\xFE|||||||", 10), 4), {800, 300});
  EXPECT_TRUE(inspected(page).evidence.empty());
}

TEST(CodesStage, ACodeThatIsTooDamagedGivesNothing) {
  cv::Mat page = blank_page();
  put(page, qr_picture(card, 3), {500, 500});
  cv::rectangle(page, cv::Rect(560, 560, 80, 80), cv::Scalar::all(255), cv::FILLED);
  EXPECT_TRUE(inspected(page).evidence.empty());
}

TEST(CodesStage, OddPicturesGiveNothing) {
  EXPECT_TRUE(inspected(cv::Mat(1, 1, CV_8UC1, cv::Scalar::all(0))).evidence.empty());
  EXPECT_TRUE(inspected(cv::Mat(3, 4000, CV_8UC3, cv::Scalar::all(255))).evidence.empty());
  cv::Mat checkers(1200, 1200, CV_8UC1);
  for (int y = 0; y < checkers.rows; ++y) {
    for (int x = 0; x < checkers.cols; ++x) checkers.at<uchar>(y, x) = (x / 9 + y / 9) % 2 ? 255 : 0;
  }
  EXPECT_TRUE(inspected(checkers).evidence.empty());
}

TEST(CodesStage, CancelledWorkEnds) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(static_cast<void>(inspected(blank_page(), stop.get_token())), Cancelled);
}

}  // namespace
}  // namespace hoso::codes
