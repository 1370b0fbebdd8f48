#include "known_page.hpp"

#include <algorithm>
#include <iterator>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>

#include "overview.hpp"
#include "patch.hpp"

namespace hoso::picture {
namespace {

const TemplatePage& template_page_of(const PageMatch& match) {
  return match.form->pages[static_cast<std::size_t>(match.template_page)];
}

/// Enough for a median; more would cost time.
constexpr std::size_t most_words = 80;

/// Printed words that lie wholly on the picture, spread over the page.
std::vector<Patch> printed_patches(const Page& page, const PageMatch& match) {
  const cv::Mat picture = imaging::as_mat(page.image);
  const auto& words = template_page_of(match).words;
  const std::size_t step = 1 + words.size() / most_words;
  std::vector<Patch> patches;
  for (std::size_t i = 0; i < words.size(); i += step) {
    const PixelRect box = match.alignment.to_page(words[i].box);
    if (box.empty() || clipped(box, page.image.size()) != box) continue;
    patches.push_back(patch_of(picture(cv::Rect(box.x, box.y, box.width, box.height))));
  }
  return patches;
}

/// Writing needs not fill its zone: this much of it may be off the picture.
constexpr double spared_mm = 1;

/// The sides of the picture that a rectangle reaches over by more than `spared_px`.
std::vector<Side> sides_crossed(const PixelRect& box, PixelSize picture, double spared_px) {
  std::vector<Side> sides;
  if (box.y < -spared_px) sides.push_back(Side::top);
  if (box.y + box.height > picture.height + spared_px) sides.push_back(Side::bottom);
  if (box.x < -spared_px) sides.push_back(Side::left);
  if (box.x + box.width > picture.width + spared_px) sides.push_back(Side::right);
  return sides;
}

void add_each(std::vector<Side>& sides, const std::vector<Side>& more) {
  for (const Side side : more) {
    if (std::ranges::count(sides, side) == 0) sides.push_back(side);
  }
}

/// The fields of this page that have a zone for which `hit` is true.
std::vector<const FieldSpec*> fields_where(const PageMatch& match, auto hit) {
  std::vector<const FieldSpec*> fields;
  for (const FieldSpec& field : match.form->fields) {
    const bool suffers = std::ranges::any_of(field.zones, [&](const Zone& zone) {
      return zone.page == match.template_page && hit(match.alignment.to_page(zone.box));
    });
    if (suffers) fields.push_back(&field);
  }
  return fields;
}

Complaint cut_off(const Page& page, const PageMatch& match, double dpi) {
  const double spared_px = mm_to_px(spared_mm, dpi);
  Complaint complaint{Fault::cut_off};
  const auto crossed = [&](const PixelRect& box) {
    return sides_crossed(box, page.image.size(), spared_px);
  };
  complaint.fields = fields_where(match, [&](const PixelRect& box) {
    add_each(complaint.sides, crossed(box));
    return !crossed(box).empty();
  });
  for (const PrintedWord& word : template_page_of(match).words) {
    add_each(complaint.sides, crossed(match.alignment.to_page(word.box)));
  }
  std::ranges::sort(complaint.sides);
  return complaint;
}

/// The fields of which at least `share` lies under the mask.
std::vector<const FieldSpec*> fields_under(const cv::Mat& mask, const Overview& overview,
                                           const PageMatch& match, double share) {
  if (cv::countNonZero(mask) == 0) return {};
  return fields_where(match, [&](const PixelRect& box) {
    const cv::Rect place = overview.place_of(box);
    return place.area() > 0 && cv::countNonZero(mask(place)) >= share * place.area();
  });
}

/// The paper's light, without the table that it lies on.
double light_of_paper(const Overview& overview, const PageMatch& match) {
  const TemplatePage& paper = template_page_of(match);
  const PixelRect sheet = match.alignment.to_page(MmRect{0, 0, paper.width_mm, paper.height_mm});
  const cv::Rect place = overview.place_of(sheet);
  return place.area() > 0 ? paper_level(overview.ground(place)) : 255;
}

/// The connected places of `mask` in which print is gone that must be there. White or black paper
/// around print that shows hides nothing.
cv::Mat hiding_print(const cv::Mat& mask, const Overview& overview, const PageMatch& match) {
  constexpr double gone_share = 0.8;
  cv::Mat places, hiding = cv::Mat::zeros(mask.size(), CV_8UC1);
  if (cv::countNonZero(mask) == 0) return hiding;
  cv::connectedComponents(mask, places);
  for (const PrintedWord& word : template_page_of(match).words) {
    const cv::Rect box = overview.place_of(match.alignment.to_page(word.box));
    if (box.area() == 0 || cv::countNonZero(mask(box)) < gone_share * box.area()) continue;
    const cv::Point middle(box.x + box.width / 2, box.y + box.height / 2);
    if (const int place = places.at<int>(middle); place > 0) hiding |= places == place;
  }
  return hiding;
}

std::vector<Complaint> hidden_places(const Page& page, const PageMatch& match,
                                     const Thresholds& thresholds) {
  const Overview overview = overview_of(page.image);
  const double paper = light_of_paper(overview, match);
  std::vector<Complaint> complaints;
  const auto add = [&](Fault fault, const cv::Mat& mask) {
    const cv::Mat hiding = hiding_print(mask, overview, match);
    const auto fields = fields_under(hiding, overview, match, thresholds.least_hidden_share);
    if (!fields.empty()) complaints.push_back({fault, fields});
  };
  add(Fault::glare, burnt_out(overview, paper));
  if (paper >= thresholds.least_paper) add(Fault::covered, blackened(overview, paper));
  return complaints;
}

/// What the thresholds are held against.
struct Measures {
  double dpi = 0;       ///< on the paper, at its middle
  double blur_mm = 0;   ///< see Patch::blur_px
  double paper = 255;   ///< grey level
  double contrast = 1;  ///< see Patch::contrast
};

Measures measures_of(const Page& page, const PageMatch& match) {
  const TemplatePage& paper = template_page_of(match);
  Measures measures;
  measures.dpi = match.alignment.dpi_at({paper.width_mm / 2, paper.height_mm / 2});
  const std::vector<Patch> patches = printed_patches(page, match);
  if (patches.empty()) return measures;
  measures.blur_mm = px_to_mm(
      median_of(patches, [](const Patch& patch) { return patch.blur_px(); }), measures.dpi);
  measures.paper = median_of(patches, [](const Patch& patch) { return patch.paper; });
  measures.contrast = median_of(patches, [](const Patch& patch) { return patch.contrast(); });
  return measures;
}

}  // namespace

std::vector<Complaint> faults_of_known(const Page& page, const PageMatch& match,
                                       const Thresholds& thresholds) {
  const Measures measures = measures_of(page, match);
  std::vector<Complaint> complaints;
  const Complaint cut = cut_off(page, match, measures.dpi);
  if (!cut.sides.empty()) complaints.push_back(cut);
  const bool dark = measures.paper < thresholds.least_paper;
  if (dark) complaints.push_back({Fault::dark});
  if (measures.dpi < thresholds.least_dpi) complaints.push_back({Fault::coarse});
  if (measures.blur_mm > thresholds.most_blur_mm) {
    complaints.push_back({Fault::blurred});
  } else if (!dark && measures.contrast < thresholds.least_contrast) {
    complaints.push_back({Fault::faded});
  }
  std::ranges::copy(hidden_places(page, match, thresholds), std::back_inserter(complaints));
  return complaints;
}

}  // namespace hoso::picture
