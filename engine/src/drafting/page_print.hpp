// All that is printed on one page of a blank.
#pragma once

#include <functional>
#include <vector>

#include <hoso/form_template.hpp>
#include <hoso/page.hpp>

#include "drafting/print_shapes.hpp"

namespace hoso::drafting {

struct PagePrint {
  PageImage picture;  ///< gray8, 300 dpi
  double width_mm = 0, height_mm = 0;
  std::vector<PrintedWord> words;  ///< without the dots and underscores of leaders, in reading order
  PrintShapes shapes;
};

/// Reads the words of a page without a text layer; see read_words.
using ReadWords = std::function<std::vector<PrintedWord>(const cv::Mat& gray, double dpi, const PrintShapes&)>;

/// The resolution of a draft's pictures, as docs/templates.md asks.
inline constexpr double draft_dpi = 300;

/// Without a stated resolution the page is taken for A4. `read` is asked only where there is no text layer, and only
/// such pages are turned level. Throws Error("draft.too_small") for a picture that is no page.
[[nodiscard]] PagePrint print_of(const Page& page, const ReadWords& read);

}  // namespace hoso::drafting
