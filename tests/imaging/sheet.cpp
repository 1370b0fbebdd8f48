#include "imaging/sheet.hpp"

#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>

namespace hoso::imaging::test {
namespace {

constexpr double width_mm = 100, height_mm = 60;

int px(double mm) { return static_cast<int>(std::lround(mm_to_px(mm, sheet_dpi))); }

cv::Rect px(const MmRect& box) { return {px(box.x), px(box.y), px(box.width), px(box.height)}; }

std::shared_ptr<const FormTemplate> drawn_form() {
  FormTemplate form;
  TemplatePage page;
  page.width_mm = width_mm, page.height_mm = height_mm;
  page.blank = Blank(from_mat(blank_sheet()), sheet_dpi);
  form.pages.push_back(std::move(page));
  return std::make_shared<const FormTemplate>(std::move(form));
}

}  // namespace

cv::Mat blank_sheet() {
  cv::Mat sheet(px(height_mm), px(width_mm), CV_8UC1, cv::Scalar(255));
  write(sheet, "Ho va ten:", 8, 26);
  write(sheet, "So dinh danh:", 8, 41);
  for (double x = line_zone.x; x < line_zone.right(); x += 1) {
    cv::circle(sheet, {px(x), px(26)}, 2, cv::Scalar(0), cv::FILLED);
  }
  // Looks around the zone end in the middle of this one.
  for (double x = 8; x < width_mm - 4; x += 1) {
    cv::circle(sheet, {px(x), px(line_zone.bottom() + 4)}, 2, cv::Scalar(0), cv::FILLED);
  }
  const double cell_mm = comb_zone.width / comb_cells;
  for (int cell = 0; cell < comb_cells; ++cell) {
    const MmRect box{comb_zone.x + cell * cell_mm, comb_zone.y, cell_mm, comb_zone.height};
    cv::rectangle(sheet, px(box), cv::Scalar(0), 3);
  }
  return sheet;
}

void write(cv::Mat& sheet, const std::string& text, double x, double y, const cv::Scalar& ink) {
  cv::putText(sheet, text, {px(x), px(y)}, cv::FONT_HERSHEY_DUPLEX, 1.4, ink, 4, cv::LINE_AA);
}

void write_in_comb(cv::Mat& sheet, const std::string& digits) {
  const double cell_mm = comb_zone.width / comb_cells;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    write(sheet, digits.substr(i, 1), comb_zone.x + static_cast<double>(i) * cell_mm + 2.5,
          comb_zone.bottom() - 2);
  }
}

Sheet::Sheet(const cv::Mat& picture, double dx, double dy) {
  page_.image = from_mat(picture);
  const double scale = sheet_dpi / mm_per_inch;
  match_ = {drawn_form(), 0, Alignment({scale, 0, dx * scale, 0, scale, dy * scale, 0, 0, 1}), 1};
  field_.id = "field";
  field_.cells = comb_cells;
}

}  // namespace hoso::imaging::test
