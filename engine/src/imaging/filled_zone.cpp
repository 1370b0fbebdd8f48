#include <hoso/imaging/filled_zone.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>
#include <hoso/imaging/straight_cut.hpp>

#include "imaging/ink.hpp"

namespace hoso::imaging {
namespace {

/// Print around the zone that helps to find the exact place.
constexpr double context_mm = 4;
/// Writing that leaves its zone a little is kept whole.
constexpr double overshoot_mm = 1;

MmRect grown(const MmRect& box, double by_mm, const TemplatePage& page) {
  const double left = std::max(0.0, box.x - by_mm), top = std::max(0.0, box.y - by_mm);
  return {left, top, std::min(page.width_mm, box.right() + by_mm) - left,
          std::min(page.height_mm, box.bottom() + by_mm) - top};
}

/// Where `inner` lies on a cut of `outer`.
cv::Rect place_of(const MmRect& inner, const MmRect& outer, double dpi, cv::Size bounds) {
  const cv::Point corner(static_cast<int>(std::lround(mm_to_px(inner.x - outer.x, dpi))),
                         static_cast<int>(std::lround(mm_to_px(inner.y - outer.y, dpi))));
  return cv::Rect(corner, cut_size(inner, dpi)) & cv::Rect({}, bounds);
}

/// The page around a zone, lying exactly on the blank.
struct Context {
  MmRect box;
  cv::Mat page;   ///< evened background
  cv::Mat blank;
};

Context context_of(const ZoneView& view, const MmRect& zone, double dpi) {
  Context context;
  context.box = grown(zone, context_mm, view.template_page());
  context.blank = blank_cut(view.template_page(), context.box, dpi);
  context.page = with_even_background(zone_picture(view, context.box, dpi), dpi);
  // A new variant's blank was taken from this very page, and of a short label and many dots under writing
  // a search would make more than is there.
  if (is_new_variant(*view.match.form)) return context;
  const cv::Point shift = shift_onto(context.page, context.blank, dpi);
  if (shift != cv::Point()) {
    const MmRect moved{context.box.x + px_to_mm(shift.x, dpi),
                       context.box.y + px_to_mm(shift.y, dpi), context.box.width,
                       context.box.height};
    context.page = with_even_background(zone_picture(view, moved, dpi), dpi);
  }
  return context;
}

/// Resolution of the first look; enough to see whether anything was written at all.
constexpr double glance_dpi = 100;

/// A cheap look that spares empty zones (about half of a form's) the full work. Sees less than
/// filled_ink only what lies within 0.5 mm of print.
bool nothing_written(const ZoneView& view, const MmRect& zone) {
  const MmRect box = grown(zone, overshoot_mm, view.template_page());
  const cv::Mat page = with_even_background(zone_picture(view, box, glance_dpi), glance_dpi);
  const cv::Mat blank = blank_cut(view.template_page(), box, glance_dpi);
  cv::Mat print;
  cv::dilate(blank < 225, print, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
  return cv::countNonZero((page < 215) & ~print) < 3;
}

FilledZone white_zone(const MmRect& box, double dpi) {
  return {cv::Mat(cut_size(box, dpi), CV_8UC1, cv::Scalar(255)), dpi, box, 0, true};
}

FilledZone judged(cv::Mat gray, const MmRect& box, double dpi, int threshold) {
  FilledZone zone{std::move(gray), dpi, box, 0, true};
  const int ink_px = cv::countNonZero(zone.gray < threshold);
  zone.ink_share = static_cast<double>(ink_px) / static_cast<double>(zone.gray.total());
  zone.empty = !holds_writing(zone.gray < threshold, dpi);
  return zone;
}

/// The filled ink of a zone and the grown box it covers.
struct Filling {
  MmRect box;
  cv::Mat gray;
  int threshold = 128;
};

Filling white_filling(const MmRect& box, double dpi) {
  return {box, cv::Mat(cut_size(box, dpi), CV_8UC1, cv::Scalar(255)), 128};
}

Filling filling_of(const ZoneView& view, const MmRect& zone, double dpi) {
  const MmRect box = grown(zone, overshoot_mm, view.template_page());
  if (nothing_written(view, zone)) return white_filling(box, dpi);
  const Context context = context_of(view, zone, dpi);
  const int threshold = ink_threshold(context.page, context.blank);
  const cv::Rect inner = place_of(zone, context.box, dpi, context.page.size());
  const cv::Mat ink = filled_ink(context.page, context.blank, {dpi, threshold});
  const cv::Mat own = ink_of_zone(ink, inner, dpi);
  cv::Mat gray(context.page.size(), CV_8UC1, cv::Scalar(255));
  context.page.copyTo(gray, with_soft_edges(own, ink));
  return {box, gray(place_of(box, context.box, dpi, gray.size())).clone(), threshold};
}

void check(const Zone& zone, double dpi) {
  if (zone.box.empty() || !(dpi > 0)) {
    throw std::invalid_argument("filled zone: empty zone or resolution");
  }
}

/// The part of `filling` that shows comb box `index`.
FilledZone cell_of(const Filling& filling, const MmRect& cell, double dpi) {
  const cv::Rect place = place_of(cell, filling.box, dpi, filling.gray.size());
  if (place.empty()) return white_zone(cell, dpi);
  return judged(filling.gray(place).clone(), cell, dpi, filling.threshold);
}

}  // namespace

cv::Mat zone_picture(const ZoneView& view, const MmRect& box, double dpi, bool colour) {
  const cv::Mat cut = straight_cut({view.page.image, view.match.alignment}, box, dpi);
  return colour ? cut : ink_channel(cut);
}

FilledZone filled_zone(const ZoneView& view, const Zone& zone, double dpi) {
  check(zone, dpi);
  Filling filling = filling_of(view, zone.box, dpi);
  return judged(std::move(filling.gray), filling.box, dpi, filling.threshold);
}

std::vector<FilledZone> filled_cells(const ZoneView& view, const Zone& zone, double dpi,
                                     double overlap) {
  check(zone, dpi);
  const Filling filling = filling_of(view, zone.box, dpi);
  const int count = std::max(1, view.field.cells);
  const double width = zone.box.width / count;
  std::vector<FilledZone> cells;
  for (int index = 0; index < count; ++index) {
    const MmRect cell{zone.box.x + (index - overlap) * width, zone.box.y,
                      width * (1 + 2 * overlap), zone.box.height};
    cells.push_back(cell_of(filling, cell, dpi));
  }
  return cells;
}

}  // namespace hoso::imaging
