// QR codes of a page, with ZXing.
#pragma once

#include <string>
#include <vector>

#include <hoso/geometry.hpp>
#include <hoso/stage_context.hpp>
#include <opencv2/core.hpp>

namespace hoso::codes {

struct Code {
  std::string bytes;  ///< the content as encoded: any bytes, any text encoding
  PixelRect box;      ///< on the page
  int quarter_turns = 0;  ///< by which it stands turned clockwise on the page, 0 to 3
};

struct CodesOnPage {
  std::vector<Code> codes;
  std::vector<PixelRect> unread;  ///< likely places where nothing could be read; some are no codes at all
};

/// Every QR code once, from top to bottom. `page`: CV_8UC1 or CV_8UC3. `thorough`: photos of a card
/// alone are expected, and when no likely place holds a code, the page is searched as a whole (30 ms
/// more at 300 dpi). Throws Cancelled.
[[nodiscard]] CodesOnPage read_codes(const cv::Mat& page, bool thorough, const StageContext&);

}  // namespace hoso::codes
