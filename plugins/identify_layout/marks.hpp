// Finding a blank's printed marks on a page that is roughly aligned already.
#pragma once

#include <vector>

#include <hoso/alignment.hpp>
#include <hoso/page_image.hpp>

#include "blank_index.hpp"
#include "fit.hpp"

namespace hoso::layout {

/// How closely to look: at rough_dpi far around, at fine_dpi near by.
struct Look {
  double dpi = fine_dpi;
  double reach_mm = 1;
};

/// Similarity of a mark that is not wholly on the page.
inline constexpr double off_page = -1;

/// Where `patch`, the blank's pixels in `box` at `look.dpi`, lies best within reach.
[[nodiscard]] Observation find_mark(const PageImage& page, const Alignment& alignment,
                                    const MmRect& box, const cv::Mat& patch, const Look& look);

/// One for each anchor, in the index's order.
[[nodiscard]] std::vector<Observation> find_marks(const PageImage& page,
                                                  const Alignment& alignment,
                                                  const BlankIndex& blank, const Look& look);

}  // namespace hoso::layout
