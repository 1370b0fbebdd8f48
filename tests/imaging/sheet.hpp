// A small drawn form and pages of it with things written on them.
#pragma once

#include <memory>
#include <string>

#include <opencv2/core/mat.hpp>

#include <hoso/stages.hpp>

namespace hoso::imaging::test {

inline constexpr double sheet_dpi = 300;
/// A dotted leader after a label, one below it over the whole line, and a comb of six boxes.
inline constexpr MmRect line_zone{40, 20, 50, 7};
inline constexpr MmRect comb_zone{40, 35, 48, 8};
inline constexpr int comb_cells = 6;

/// CV_8UC1, 100 x 60 mm at sheet_dpi, nothing filled in.
[[nodiscard]] cv::Mat blank_sheet();

/// Writes `text` with its baseline's left end at (`x`, `y`) mm.
void write(cv::Mat& sheet, const std::string& text, double x, double y,
           const cv::Scalar& ink = cv::Scalar::all(20));

/// Where every digit stands in the middle of its box.
void write_in_comb(cv::Mat& sheet, const std::string& digits);

/// A page picture of the form and the view a recognizer gets of it.
class Sheet {
 public:
  /// `picture`: the sheet scanned, its paper's corner at (`dx`, `dy`) mm beside where the
  /// alignment says.
  explicit Sheet(const cv::Mat& picture, double dx = 0, double dy = 0);

  [[nodiscard]] ZoneView view() const { return {page_, match_, field_}; }

 private:
  Page page_;
  PageMatch match_;
  FieldSpec field_;
};

}  // namespace hoso::imaging::test
