#include "drafting/read_words.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include <hoso/imaging/components.hpp>

namespace hoso::drafting {
namespace {

/// What a line of 12 pt type scaled to 32 px looks like.
constexpr double scaled_line_dpi = 150;
constexpr double line_height_px = 32;
constexpr int border_px = 8;
constexpr double least_word_score = 0.3;

cv::Rect px_of(const MmRect& box, double dpi, double margin_mm) {
  const auto px = [&](double mm) { return static_cast<int>(std::lround(mm_to_px(mm, dpi))); };
  return {px(box.x - margin_mm), px(box.y - margin_mm), px(box.width + 2 * margin_mm), px(box.height + 2 * margin_mm)};
}

/// The page with its leaders, rules and boxes painted over.
cv::Mat without(const cv::Mat& gray, double dpi, const PrintShapes& shapes) {
  cv::Mat text = gray.clone();
  const cv::Rect page({}, gray.size());
  for (const auto* list : {&shapes.leaders, &shapes.rules}) {
    for (const MmRect& box : *list) text(px_of(box, dpi, 0.15) & page).setTo(255);
  }
  for (const MmRect& cell : shapes.cells) {
    cv::rectangle(text, px_of(cell, dpi, 0.2) & page, 255, std::max(2, static_cast<int>(mm_to_px(0.5, dpi))));
  }
  return text;
}

/// Boxes of text without a gap wider than between words.
std::vector<cv::Rect> line_boxes(const cv::Mat& text, double dpi) {
  cv::Mat ink = text < 160, labels;
  const auto px = [&](double mm) { return std::max(1, static_cast<int>(mm_to_px(mm, dpi))); };
  cv::Mat joined;
  cv::dilate(ink, joined, cv::getStructuringElement(cv::MORPH_RECT, {px(2.6), px(0.7)}));
  std::vector<cv::Rect> boxes;
  for (const auto& piece : imaging::components(joined, labels)) {
    if (piece.box.height < px(1.8) || piece.box.height > px(12) || piece.box.width < px(1.2)) continue;
    const int slack = px(0.9);
    cv::Rect box(piece.box.x + slack, piece.box.y, std::max(2, piece.box.width - 2 * slack), piece.box.height);
    boxes.push_back(box & cv::Rect({}, text.size()));
  }
  std::ranges::sort(boxes, [](const cv::Rect& a, const cv::Rect& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
  return boxes;
}

/// Joins the symbols of one line to words.
class LineWords {
 public:
  LineWords(const cv::Rect& box, double scale, double dpi) : box_(box), scale_(scale), dpi_(dpi) {}

  void add(const imaging::Symbol& symbol) {
    if (symbol.right_px <= 0 || symbol.word_score < least_word_score) return;
    const double left = mm_at(symbol.left_px), right = mm_at(symbol.right_px);
    if (symbol.after_space || words_.empty()) {
      words_.push_back({"", {left, px_to_mm(box_.y, dpi_), 0, px_to_mm(box_.height, dpi_)}});
    }
    words_.back().text += symbol.choices.front().text;
    words_.back().box.width = std::max(words_.back().box.width, right - words_.back().box.x);
  }
  [[nodiscard]] const std::vector<PrintedWord>& words() const { return words_; }

 private:
  [[nodiscard]] double mm_at(double px) const {
    return px_to_mm(box_.x + std::clamp((px - border_px) / scale_, 0.0, static_cast<double>(box_.width)), dpi_);
  }
  cv::Rect box_;
  double scale_, dpi_;
  std::vector<PrintedWord> words_;
};

}  // namespace

std::vector<PrintedWord> read_words(const cv::Mat& gray, double dpi, const PrintShapes& shapes,
                                    imaging::LineModel& model) {
  const cv::Mat text = without(gray, dpi, shapes);
  std::vector<PrintedWord> words;
  for (const cv::Rect& box : line_boxes(text, dpi)) {
    const double scale = std::min(2.0, line_height_px / box.height);
    cv::Mat line;
    cv::resize(text(box), line, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    cv::copyMakeBorder(line, line, border_px, border_px, border_px, border_px, cv::BORDER_CONSTANT, 255);
    LineWords read(box, scale, dpi);
    for (const imaging::Symbol& symbol : model.read(line, scaled_line_dpi)) read.add(symbol);
    std::ranges::copy(read.words(), std::back_inserter(words));
  }
  return words;
}

}  // namespace hoso::drafting
