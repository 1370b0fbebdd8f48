#include "synthetic/card_picture.hpp"

#include <memory>
#include <stdexcept>

#include <hoso/imaging/mat.hpp>
#include <hoso/identifiers.hpp>
#include <opencv2/imgproc.hpp>
#include <qrencode.h>

#include "typeset/draw.hpp"
#include "typeset/shaper.hpp"

namespace hoso::synthetic {
namespace {

using typeset::FontFace;
using typeset::LineMark;
using typeset::TextMark;
using typeset::TypesetPage;

constexpr const char* print_family = "Liberation Sans";
constexpr const char* mrz_family = "OCR B";
constexpr double mrz_pitch_mm = 2.54;       ///< ICAO Doc 9303-3, 4.3: 10 characters an inch
constexpr double mrz_line_pitch_mm = 4.23;  ///< six lines an inch

/// Cards are tinted, so their codes stand out less than black on white.
const cv::Scalar tint(228, 238, 232);

void print(TypesetPage& page, MmPoint origin, const std::string& text, FontFace font) {
  page.marks.push_back(TextMark{{{text, std::move(font)}}, origin, {}, {}});
}

void frame(TypesetPage& page) {
  const double w = page.width_mm, h = page.height_mm, in = 0.3;
  const MmPoint corners[] = {{in, in}, {w - in, in}, {w - in, h - in}, {in, h - in}, {in, in}};
  for (int i = 0; i < 4; ++i) page.marks.push_back(LineMark{corners[i], corners[i + 1], 0.7});
}

/// Dark modules of a row side by side are one line: anti-aliasing would leave seams between them.
/// Its square caps are half a module each; cairo draws no caps on a line without any length.
void add_module_row(TypesetPage& page, MmPoint left, const unsigned char* row, int width,
                    double module_mm) {
  for (int x = 0; x < width; ++x) {
    const int begin = x;
    while (x < width && (row[x] & 1) != 0) ++x;
    if (x == begin) continue;
    constexpr double some_length_mm = 0.001;
    const MmPoint from{left.x + (begin + 0.5) * module_mm - some_length_mm, left.y};
    const MmPoint to{left.x + (x - 0.5) * module_mm, left.y};
    page.marks.push_back(LineMark{from, to, module_mm / typeset::mm_per_pt});
  }
}

/// Error correction M, as small as the text allows; what real cards use is not known.
void add_code(TypesetPage& page, MmPoint corner, const std::string& text) {
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeData(static_cast<int>(text.size()),
                        reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M),
      QRcode_free);
  if (!code) throw std::runtime_error("qrencode: the text does not fit");
  const double module_mm = card_code_mm / code->width;
  for (int y = 0; y < code->width; ++y) {
    add_module_row(page, {corner.x, corner.y + (y + 0.5) * module_mm},
                   code->data + y * code->width, code->width, module_mm);
  }
}

/// So large that a character is 2.54 mm wide.
FontFace mrz_font() {
  const typeset::Shaper shaper;
  FontFace font{mrz_family, 10};
  static_cast<void>(shaper.line_height(font));
  font.size_pt *= mrz_pitch_mm * 10 / shaper.width_mm({"0123456789", font});
  return font;
}

/// Character by character: Pango rounds advances, and the pitch is what makes these lines.
void add_mrz(TypesetPage& page, MmPoint first_baseline, const std::vector<std::string>& lines) {
  const FontFace font = mrz_font();
  for (std::size_t row = 0; row < lines.size(); ++row) {
    for (std::size_t column = 0; column < lines[row].size(); ++column) {
      print(page,
            {first_baseline.x + mrz_pitch_mm * static_cast<double>(column),
             first_baseline.y + mrz_line_pitch_mm * static_cast<double>(row)},
            std::string(1, lines[row][column]), font);
    }
  }
}

std::string printed(const std::string& iso) { return printed_date(parse_iso_date(iso).value()); }

TypesetPage front_page(const Card& card, bool with_code) {
  TypesetPage page;
  page.width_mm = card_width_mm, page.height_mm = card_height_mm;
  frame(page);
  print(page, {6, 8}, "SPECIMEN – THẺ HƯ CẤU", {print_family, 8, true});
  print(page, {28, 24}, "Số / No.: " + card.citizen_id, {print_family, 10, true});
  print(page, {28, 30}, card.full_name, {print_family, 9, true});
  print(page, {28, 36}, "Ngày sinh: " + printed(card.birth_date) + "   Giới tính: " + card.sex,
        {print_family, 7});
  print(page, {28, 42}, "Nơi thường trú:", {print_family, 7});
  print(page, {28, 46}, card.address.substr(0, card.address.find(',')), {print_family, 7});
  if (with_code) add_code(page, {card_width_mm - card_code_mm - 4, 4}, qr_text(card));
  return page;
}

TypesetPage back_page(const Card& card, bool with_code) {
  TypesetPage page;
  page.width_mm = card_width_mm, page.height_mm = card_height_mm;
  frame(page);
  print(page, {6, 8}, "SPECIMEN – MẶT SAU HƯ CẤU", {print_family, 8, true});
  print(page, {6, 14}, "Ngày cấp: " + printed(card.issue_date), {print_family, 7});
  print(page, {6, 18}, "Có giá trị đến: " + printed(card.expiry_date), {print_family, 7});
  if (with_code) add_code(page, {card_width_mm - card_code_mm - 4, 4}, qr_text(card));
  add_mrz(page, {(card_width_mm - 30 * mrz_pitch_mm) / 2, 39.5}, td1_lines(card));
  return page;
}

PageImage tinted(const TypesetPage& page, double dpi) {
  const PageImage drawn = typeset::render_page(page, dpi, PixelFormat::bgr24);
  cv::Mat out;
  cv::multiply(imaging::as_mat(drawn), tint, out, 1.0 / 255);
  return imaging::from_mat(out);
}

/// Lays `picture`, turned by `degrees`, on `sheet` around `centre`.
void lay(cv::Mat& sheet, const cv::Mat& picture, cv::Point2d centre, double degrees) {
  const cv::Point2f middle(static_cast<float>(picture.cols) / 2,
                           static_cast<float>(picture.rows) / 2);
  cv::Mat turn = cv::getRotationMatrix2D(middle, degrees, 1);
  turn.at<double>(0, 2) += centre.x - middle.x;
  turn.at<double>(1, 2) += centre.y - middle.y;
  cv::warpAffine(picture, sheet, turn, sheet.size(), cv::INTER_LINEAR, cv::BORDER_TRANSPARENT);
}

}  // namespace

CardPictures draw_card(const Card& card, CardModel model, double dpi) {
  const bool in_front = model == CardModel::front_code;
  return {tinted(front_page(card, in_front), dpi), tinted(back_page(card, !in_front), dpi)};
}

PageImage copied_sheet(const std::vector<PageImage>& pictures, double dpi, double most_degrees,
                       Random& random) {
  const cv::Size size(cvRound(mm_to_px(210, dpi)), cvRound(mm_to_px(297, dpi)));
  cv::Mat sheet(size, CV_8UC3, cv::Scalar::all(255));
  double top_mm = 25;
  for (const PageImage& picture : pictures) {
    const double height_mm = px_to_mm(picture.size().height, dpi);
    const cv::Point2d centre(mm_to_px(105 + random.between(-20, 20), dpi),
                             mm_to_px(top_mm + height_mm / 2, dpi));
    lay(sheet, imaging::as_mat(picture), centre, random.between(-most_degrees, most_degrees));
    top_mm += height_mm + 15;
  }
  return imaging::from_mat(sheet);
}

PageImage close_up(const PageImage& picture, Random& random) {
  const cv::Mat card = imaging::as_mat(picture);
  cv::Mat table(cvRound(card.rows * 1.5), cvRound(card.cols * 1.25), CV_8UC3,
                cv::Scalar(96, 110, 120));
  lay(table, card, cv::Point2d(table.cols, table.rows) * 0.5, random.between(-8, 8));
  return imaging::from_mat(table);
}

}  // namespace hoso::synthetic
