// A page as emit.scan_pdf writes it, taken apart: one picture, one line of content for each word.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <opencv2/core.hpp>
#include <qpdf/QPDF.hh>

#include <hoso/geometry.hpp>

namespace hoso::packaging {

/// A word of the text layer.
struct ScanWord {
  std::string line;  ///< of the content, as written
  MmRect box_pt;     ///< on the page, in points from the lower left; y is the bottom
};

struct ScanPage {
  QPDFObjectHandle picture;  ///< image stream
  double width_pt = 0;
  double height_pt = 0;
  int turns = 0;       ///< clockwise quarter turns in which the picture is shown
  std::string before;  ///< content before the words, and behind them
  std::vector<ScanWord> words;
  std::string behind;
};

/// Nullopt for a page that is made another way.
[[nodiscard]] std::optional<ScanPage> scan_page(QPDFObjectHandle page);

/// 8 bit, one or three components (BGR). Empty = no picture of the three kinds that hoso writes.
[[nodiscard]] cv::Mat picture_of(QPDFObjectHandle image);

/// Puts `picture` in the place of what `image` held: colour as JPEG, grey without loss.
void set_picture(QPDFObjectHandle image, const cv::Mat& picture);

}  // namespace hoso::packaging
