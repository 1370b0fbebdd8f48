// What a person filled into a zone of a form: the page less what is printed on the blank.
#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include <hoso/stages.hpp>

namespace hoso::imaging {

/// A zone upright and straight at a known resolution: 8-bit grey, white background, only ink that
/// is not on the blank. `gray` is never an empty matrix, also when `empty` is set.
struct FilledZone {
  cv::Mat gray;          ///< CV_8UC1, 0 = full ink, 255 = paper
  double dpi = 300;      ///< of `gray`
  MmRect box;            ///< part of the template page that `gray` covers
  double ink_share = 0;  ///< share of the zone's pixels that are ink
  bool empty = true;     ///< nothing was filled in; recognizers skip it
};

/// Cuts `zone` out of the page picture through the page's alignment (the page is never warped as a
/// whole), shifts it onto the blank (at most 1 mm), evens the background, takes off the blank's
/// ink and repairs the strokes that crossed it. Pages of 150 to 600 dpi, colour, grey or two-level.
/// A zone off the page gives a white, empty crop. Pure; any number of threads.
/// Throws std::invalid_argument for an empty zone or dpi <= 0.
[[nodiscard]] FilledZone filled_zone(const ZoneView& view, const Zone& zone, double dpi = 300);

/// The boxes of a comb zone (`view.field.cells`, equal widths, at least 1), left to right, cut out
/// of filled_zone: each holds its box's inside and `overlap` of a box width on either side, since
/// digits cross rules a little. Rules are gone, digits kept.
[[nodiscard]] std::vector<FilledZone> filled_cells(const ZoneView& view, const Zone& zone,
                                                   double dpi = 300, double overlap = 0.1);

/// The same cut as it looks on the page, not cleaned: CV_8UC1 (the ink channel), or CV_8UC3 where
/// `colour` is asked for and the page has it. White where the page ends.
[[nodiscard]] cv::Mat zone_picture(const ZoneView& view, const MmRect& box, double dpi = 300,
                                   bool colour = false);

}  // namespace hoso::imaging
