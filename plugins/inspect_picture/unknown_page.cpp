#include "unknown_page.hpp"

#include <algorithm>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>
#include <hoso/quantile.hpp>

#include "overview.hpp"
#include "patch.hpp"

namespace hoso::picture {
namespace {

/// An A4 page of fewer pixels has less than 70 dpi; identity cards are cut out with more.
constexpr int least_side_px = 800;
/// The longer side of the paper, were it A4.
constexpr double likely_height_mm = 297;
/// The paper may be smaller than A4, its blur in mm less than it seems: it must be one in px too.
constexpr double sharp_px = 2;
/// What is on the page is not known to be print: it may be paler.
constexpr double paler = 0.6;
/// A dark table around the paper may take most of a picture, not all of it.
constexpr double light_share = 0.9;
/// Share of the picture that burnt-out or blackened places must take to hide a form.
constexpr double gross_share = 0.08;
constexpr int tiles_across = 24;

/// Square tiles with print on them: a quarter of the tiles with the strongest contrast.
std::vector<Patch> printed_tiles(const cv::Mat& picture) {
  const int side = std::max(8, std::max(picture.cols, picture.rows) / tiles_across);
  std::vector<Patch> tiles;
  for (int y = 0; y + side <= picture.rows; y += side) {
    for (int x = 0; x + side <= picture.cols; x += side) {
      tiles.push_back(patch_of(picture(cv::Rect(x, y, side, side))));
    }
  }
  std::ranges::sort(tiles, std::greater(), [](const Patch& tile) { return tile.contrast(); });
  tiles.resize((tiles.size() + 3) / 4);
  return tiles;
}

/// Lighter than all but a tenth of the picture.
double light_of(const cv::Mat& ground) {
  return quantile(std::vector<unsigned char>(ground.begin<unsigned char>(), ground.end<unsigned char>()), light_share);
}

bool is_gross(const cv::Mat& mask) {
  return cv::countNonZero(mask) > gross_share * static_cast<double>(mask.total());
}

bool is_blurred(const std::vector<Patch>& tiles, double px_per_mm, double most_mm) {
  const double blur_px = median_of(tiles, [](const Patch& tile) { return tile.blur_px(); });
  return blur_px > sharp_px && blur_px > most_mm * px_per_mm;
}

}  // namespace

std::vector<Complaint> faults_of_unknown(const Page& page, const Thresholds& thresholds) {
  const cv::Mat picture = imaging::as_mat(page.image);
  const int longer = std::max(picture.cols, picture.rows);
  if (longer < least_side_px) return {{Fault::coarse}};
  const Overview overview = overview_of(page.image);
  if (light_of(overview.ground) < thresholds.least_paper) return {{Fault::dark}};

  const std::vector<Patch> tiles = printed_tiles(picture);
  const double contrast = median_of(tiles, [](const Patch& tile) { return tile.contrast(); });
  constexpr double nothing_on_it = 0.04;
  std::vector<Complaint> complaints;
  if (contrast >= nothing_on_it) {
    if (is_blurred(tiles, longer / likely_height_mm, thresholds.most_blur_mm)) {
      complaints.push_back({Fault::blurred});
    } else if (contrast < paler * thresholds.least_contrast) {
      complaints.push_back({Fault::faded});
    }
  }
  if (is_gross(burnt_out(overview, paper_level(overview.ground)))) {
    complaints.push_back({Fault::glare});
  }
  return complaints;
}

}  // namespace hoso::picture
