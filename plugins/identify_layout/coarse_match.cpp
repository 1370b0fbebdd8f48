#include "coarse_match.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <vector>

#include <opencv2/calib3d.hpp>

#include "nearest.hpp"

namespace hoso::layout {
namespace {

/// Homographies are plane; bent paper strays from them by a millimetre or two.
constexpr double tolerance_px = 5;

/// A feature of the page paired with the most similar one of the blank, and what this pair alone
/// says about the whole: how the sheet is turned, how large it is, where its middle lies.
struct Vote {
  cv::Point2f page_px, blank_mm;
  cv::Point2f middle_px;
  cv::Point2f direction;  ///< of the template's lines of text on the page, length 1
  float log_scale = 0;
};

Vote vote_of(const Feature& page, const Feature& blank) {
  const cv::Point2f middle_mm(105, 148.5F);
  const float angle = (page.degrees - blank.degrees) * std::numbers::pi_v<float> / 180;
  const float scale = page.size / blank.size;
  const cv::Point2f direction(std::cos(angle), std::sin(angle));
  const cv::Point2f arm = scale * (middle_mm - blank.at);
  const cv::Point2f turned_arm(direction.x * arm.x - direction.y * arm.y,
                               direction.y * arm.x + direction.x * arm.y);
  return {page.at, blank.at, page.at + turned_arm, direction, std::log(scale)};
}

std::vector<Vote> votes_of(const Features& page, const Features& blank) {
  // Of 256 bits; unrelated features differ in 128 and rarely in fewer than 80.
  constexpr int most_different_bits = 80;
  const std::vector<Nearest> nearest = nearest_rows(page.descriptors, blank.descriptors);
  std::vector<Vote> votes;
  for (std::size_t i = 0; i < nearest.size(); ++i) {
    if (nearest[i].bits > most_different_bits) continue;
    votes.push_back(vote_of(page.all[i], blank.all[static_cast<std::size_t>(nearest[i].row)]));
  }
  return votes;
}

bool agree(const Vote& a, const Vote& b) {
  constexpr float near_px = 0.12F * feature_side_px, near_scale = 0.3F;
  constexpr float cosine_of_20_degrees = 0.94F;
  const cv::Point2f apart = a.middle_px - b.middle_px;
  return apart.dot(apart) < near_px * near_px && std::abs(a.log_scale - b.log_scale) < near_scale &&
         a.direction.dot(b.direction) > cosine_of_20_degrees;
}

/// The largest group that agrees with one of its members: the generalised Hough transform with
/// exact neighbourhoods (Lowe 2004, section 7.3). A fifth of right pairs is plenty, where sampling
/// four pairs at random would need one half.
std::vector<Vote> largest_agreement(const std::vector<Vote>& votes) {
  const auto support = [&](const Vote& centre) {
    return std::ranges::count_if(votes, [&](const Vote& vote) { return agree(centre, vote); });
  };
  std::vector<Vote> group;
  if (votes.empty()) return group;
  const auto best = std::ranges::max_element(votes, {}, support);
  std::ranges::copy_if(votes, std::back_inserter(group),
                       [&](const Vote& vote) { return agree(*best, vote); });
  return group;
}

cv::Point2d mapped(const std::array<double, 9>& h, double x, double y) {
  const double w = h[6] * x + h[7] * y + h[8];
  return {(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w};
}

/// Columns of the local linear map at a template point: where 1 mm right and 1 mm down go.
struct LocalFrame {
  cv::Point2d right, down;
};

LocalFrame frame_at(const std::array<double, 9>& h, double x, double y) {
  const cv::Point2d here = mapped(h, x, y);
  return {mapped(h, x + 1, y) - here, mapped(h, x, y + 1) - here};
}

bool is_sheet_at(const std::array<double, 9>& h, double x, double y) {
  const LocalFrame frame = frame_at(h, x, y);
  const double right = std::hypot(frame.right.x, frame.right.y);
  const double down = std::hypot(frame.down.x, frame.down.y);
  const double turn = frame.right.cross(frame.down);
  constexpr double max_stretch = 1.35, min_square = 0.85;
  return std::isfinite(turn) && turn > min_square * right * down && right < max_stretch * down &&
         down < max_stretch * right;
}

/// Judged over the middle of an A4 page: corners may be cut off or curl.
bool is_sheet(const std::array<double, 9>& h) {
  for (const double x : {40.0, 105.0, 170.0}) {
    for (const double y : {50.0, 150.0, 250.0}) {
      if (!is_sheet_at(h, x, y)) return false;
    }
  }
  return true;
}

}  // namespace

std::optional<CoarseMatch> coarse_match(const Features& page, const Features& blank, int min_inliers) {
  if (page.all.empty() || blank.all.empty()) return std::nullopt;
  const std::vector<Vote> agreement = largest_agreement(votes_of(page, blank));
  if (std::ssize(agreement) < min_inliers) return std::nullopt;
  std::vector<cv::Point2f> blank_mm, page_px;
  for (const Vote& vote : agreement) {
    blank_mm.push_back(vote.blank_mm);
    page_px.push_back(vote.page_px);
  }
  // Half of an agreement is right or none of it; more tries would only spend time on the latter.
  constexpr int tries = 300;
  cv::Mat inlier;
  const cv::Mat found =
      cv::findHomography(blank_mm, page_px, cv::RANSAC, tolerance_px, inlier, tries, 0.99);
  if (found.empty()) return std::nullopt;
  CoarseMatch match;
  std::copy(found.begin<double>(), found.end<double>(), match.homography.begin());
  match.inliers = cv::countNonZero(inlier);
  if (match.inliers < min_inliers || !is_sheet(match.homography)) return std::nullopt;
  return match;
}

int turns_to_upright(const std::array<double, 9>& homography) {
  const LocalFrame frame = frame_at(homography, 105, 148);
  const double angle = std::atan2(frame.right.y, frame.right.x);
  const int turns = static_cast<int>(std::lround(-angle / (std::numbers::pi / 2)));
  return ((turns % 4) + 4) % 4;
}

}  // namespace hoso::layout
