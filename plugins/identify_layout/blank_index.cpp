#include "blank_index.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>
#include <hoso/imaging/straight_cut.hpp>

#include "index_cache.hpp"

namespace hoso::layout {
namespace {

constexpr int blank_features = 1500;
/// A shorter patch is found by chance too often, a longer one does not follow bent paper.
constexpr double text_anchor_mm = 10;
constexpr double word_gap_mm = 3;
constexpr double corner_anchor_mm = 7;
constexpr double corner_spacing_mm = 14;
constexpr int max_corners = 40;
/// One text mark in each such square is enough to follow bent paper.
constexpr double text_spacing_mm = 26;

bool on_one_line(const MmRect& left, const MmRect& right) {
  const double middle = right.y + right.height / 2;
  const double gap = right.x - left.right();
  return middle > left.y && middle < left.bottom() && gap > -1 && gap < word_gap_mm;
}

/// Dots and dashes of a leader: a mark that fits everywhere along its line.
bool is_leader(const PrintedWord& word) {
  return word.text.find_first_not_of(".-_/…, ") == std::string::npos;
}

/// Neighbouring words joined until they are long enough to be told from others.
std::vector<MmRect> text_boxes(const TemplatePage& page) {
  std::vector<MmRect> boxes;
  for (const PrintedWord& word : page.words) {
    if (is_leader(word) || word.box.empty()) continue;
    const bool joins = !boxes.empty() && boxes.back().width < text_anchor_mm &&
                       on_one_line(boxes.back(), word.box);
    if (joins) boxes.back() = united(boxes.back(), word.box);
    else boxes.push_back(word.box);
  }
  return boxes;
}

/// The longest box of each square, from the top.
std::vector<MmRect> spread(const std::vector<MmRect>& boxes) {
  std::map<std::pair<int, int>, std::size_t> longest;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const std::pair square{static_cast<int>(boxes[i].y / text_spacing_mm),
                           static_cast<int>(boxes[i].x / text_spacing_mm)};
    const auto [entry, first] = longest.try_emplace(square, i);
    if (!first && boxes[i].width > boxes[entry->second].width) entry->second = i;
  }
  std::vector<MmRect> chosen;
  for (const auto& [square, i] : longest) chosen.push_back(boxes[i]);
  return chosen;
}

/// 255 where no text is near.
cv::Mat away_from(const std::vector<MmRect>& text, cv::Size size) {
  constexpr double margin_mm = corner_anchor_mm / 2;
  cv::Mat away(size, CV_8UC1, cv::Scalar(255));
  for (const MmRect& box : text) {
    const cv::Point2d from(mm_to_px(box.x - margin_mm, rough_dpi),
                           mm_to_px(box.y - margin_mm, rough_dpi));
    const cv::Point2d to(mm_to_px(box.right() + margin_mm, rough_dpi),
                         mm_to_px(box.bottom() + margin_mm, rough_dpi));
    cv::rectangle(away, from, to, cv::Scalar(0), cv::FILLED);
  }
  return away;
}

/// Corners of tables and comb boxes, where no text is near.
std::vector<MmRect> corner_boxes(const TemplatePage& page, const std::vector<MmRect>& text) {
  const cv::Mat blank =
      imaging::blank_cut(page, {0, 0, page.width_mm, page.height_mm}, rough_dpi);
  std::vector<cv::Point2f> corners;
  cv::goodFeaturesToTrack(blank, corners, max_corners, 0.1,
                          mm_to_px(corner_spacing_mm, rough_dpi), away_from(text, blank.size()));
  std::vector<MmRect> boxes;
  for (const cv::Point2f& corner : corners) {
    const MmPoint at{px_to_mm(corner.x + 0.5, rough_dpi), px_to_mm(corner.y + 0.5, rough_dpi)};
    boxes.push_back({at.x - corner_anchor_mm / 2, at.y - corner_anchor_mm / 2, corner_anchor_mm,
                     corner_anchor_mm});
  }
  return boxes;
}

Anchor anchor_at(const TemplatePage& page, const MmRect& box, bool is_text) {
  constexpr double margin_mm = 0.6;
  const MmRect around{box.x - margin_mm, box.y - margin_mm, box.width + 2 * margin_mm,
                      box.height + 2 * margin_mm};
  return {around, is_text, blank_patch(page, around, rough_dpi),
          blank_patch(page, around, fine_dpi)};
}

Features features_in_mm(const TemplatePage& page) {
  const cv::Mat gray = imaging::ink_channel(imaging::as_mat(page.blank.picture()));
  const cv::Mat small = reduced(gray, feature_side_px);
  Features features = features_of(small, blank_features);
  const float x_mm = static_cast<float>(px_to_mm(gray.cols, page.blank.dpi())) / small.cols;
  const float y_mm = static_cast<float>(px_to_mm(gray.rows, page.blank.dpi())) / small.rows;
  for (Feature& feature : features.all) {
    feature.at = {feature.at.x * x_mm, feature.at.y * y_mm};
    feature.size *= (x_mm + y_mm) / 2;
  }
  return features;
}

}  // namespace

cv::Mat blank_patch(const TemplatePage& page, const MmRect& box, double dpi) {
  cv::Mat patch = imaging::blank_cut(page, box, dpi);
  cv::GaussianBlur(patch, patch, {3, 3}, 0.7);
  return patch;
}

BlankIndex index_of(const TemplatePage& page) {
  BlankIndex index;
  if (page.blank.empty()) return index;
  index.features = features_in_mm(page);
  const std::vector<MmRect> text = text_boxes(page);
  for (const MmRect& box : spread(text)) index.anchors.push_back(anchor_at(page, box, true));
  for (const MmRect& box : corner_boxes(page, text)) {
    index.anchors.push_back(anchor_at(page, box, false));
  }
  return index;
}

BlankIndexes::Entry& BlankIndexes::entry_of(const std::shared_ptr<const FormTemplate>& form,
                                            int page) {
  const std::lock_guard lock(mutex_);
  Entry& entry = entries_[{form.get(), page}];
  entry.form = form;
  return entry;
}

std::shared_ptr<const BlankIndex> BlankIndexes::of(const std::shared_ptr<const FormTemplate>& form,
                                                   int page) {
  const TemplatePage& spec = form->pages[static_cast<std::size_t>(page)];
  if (is_new_variant(*form)) return std::make_shared<const BlankIndex>(index_of(spec));
  Entry& entry = entry_of(form, page);
  std::call_once(entry.once, [&] {
    entry.index = std::make_shared<const BlankIndex>(
        kept_index(index_file(cache_, *form, page),
                   [&] { return index_of(spec); }));
  });
  return entry.index;
}

}  // namespace hoso::layout
