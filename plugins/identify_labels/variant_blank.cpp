#include "variant_blank.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>
#include <hoso/quantile.hpp>

#include "label_words.hpp"

namespace hoso::labels {
namespace {

int px_of(double mm, double dpi) { return static_cast<int>(std::lround(mm_to_px(mm, dpi))); }

/// A printed dot's size; blur and rastering made its box larger.
double printed_dot_mm(const MmRect& dot) {
  return std::clamp(0.7 * std::max(dot.width, dot.height), 0.25, 0.42);
}

/// Copies the page's print into a white picture.
class BlankDrawing {
 public:
  explicit BlankDrawing(const Marks& marks)
      : marks_(marks), mask_(marks.gray.size(), CV_8UC1, cv::Scalar(0)) {}

  /// What of the pieces `labels` lies in `box`.
  void add_pieces(const std::set<int>& labels, const MmRect& box) {
    const cv::Rect place = place_of(box);
    for (int y = place.y; y < place.br().y; ++y) {
      const int* label = marks_.labels.ptr<int>(y);
      auto* out = mask_.ptr<std::uint8_t>(y);
      for (int x = place.x; x < place.br().x; ++x) {
        if (label[x] != 0 && labels.contains(label[x])) out[x] = 255;
      }
    }
  }

  void add_rule(const MmRect& box) {
    const cv::Rect place = cv::Rect(px_of(box.x, marks_.dpi) - 1, px_of(box.y, marks_.dpi) - 1,
                                    px_of(box.width, marks_.dpi) + 2, px_of(box.height, marks_.dpi) + 2) &
                           cv::Rect({}, mask_.size());
    mask_(place) |= marks_.rule_ink(place);
  }

  /// Dots and dashes only: what reaches out of the line was written across it.
  void add_dotted(const MmRect& box) {
    constexpr double half_mm = 0.25, tallest_mm = 0.6;
    const MmRect band{box.x, middle_y(box) - half_mm, box.width, 2 * half_mm};
    std::set<int> dots;
    for (const Piece& speck : marks_.specks) {
      if (speck.box.height <= tallest_mm && shared_y(speck.box, band) > 0) dots.insert(speck.label);
    }
    add_pieces(dots, band);
    const cv::Rect place = place_of(band);
    mask_(place) |= marks_.rule_ink(place);
  }

  void add_dot(const Piece& dot) { dots_.push_back(dot.box); }

  [[nodiscard]] cv::Mat picture() const {
    cv::Mat soft, blank(mask_.size(), CV_8UC1, cv::Scalar(255));
    cv::dilate(mask_, soft, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    marks_.gray.copyTo(blank, soft);
    for (const MmRect& dot : dots_) {
      // OpenCV's circles reach half a pixel further than their radius; smaller ones are too pale for print.
      constexpr double least_radius_px = 0.85;
      const double radius = std::max(least_radius_px, mm_to_px(printed_dot_mm(dot), marks_.dpi) / 2 - 0.5);
      constexpr int fraction_bits = 4;
      const auto fixed = [&](double px) { return static_cast<int>(std::lround(px * (1 << fraction_bits))); };
      const double x = mm_to_px(middle_x(dot), marks_.dpi), y = mm_to_px(middle_y(dot), marks_.dpi);
      cv::circle(blank, {fixed(x - 0.5), fixed(y - 0.5)}, fixed(radius), cv::Scalar(0), cv::FILLED,
                 cv::LINE_AA, fraction_bits);
    }
    return blank;
  }

 private:
  [[nodiscard]] cv::Rect place_of(const MmRect& box) const {
    return cv::Rect(px_of(box.x, marks_.dpi), px_of(box.y, marks_.dpi), px_of(box.width, marks_.dpi) + 1,
                    px_of(box.height, marks_.dpi) + 1) &
           cv::Rect({}, mask_.size());
  }

  const Marks& marks_;
  cv::Mat mask_;
  std::vector<MmRect> dots_;
};

/// Where a word's letters and accents can be, though a stroke of a pen that touches them goes further.
MmRect reach_of(const SeenWord& word, const PageFindings& page) {
  std::vector<double> heights, feet;
  for (const Piece& letter : page.lines[word.line].letters) {
    heights.push_back(letter.box.height);
    const bool own = std::ranges::count(word.pieces, letter.label) > 0;
    if (own) feet.push_back(letter.box.bottom());
  }
  if (feet.empty()) return word.box;
  const double height = quantile(std::move(heights), 0.5), foot = quantile(std::move(feet), 0.5);
  constexpr double above = 2.6, below = 0.9;
  return {word.box.x, foot - above * height, word.box.width, (above + below) * height};
}

/// What stands in the cells of a table was filled in, whatever it reads like: "Nam" is "năm" without its mark.
bool is_print(const Sighting& sighting, const Places& places) {
  return std::ranges::none_of(places.fields, [&](const FieldPlace& place) {
    if (place.row < 0) return false;
    const MmRect& cell = place.zones.front();
    return shared_x(sighting.box, cell) > 0 && shared_y(sighting.box, cell) > 0.5 * sighting.box.height;
  });
}

}  // namespace

std::set<std::size_t> printed_words(const PageFindings& page, const Places& places) {
  const double ratio = width_ratio(page);
  std::set<std::size_t> words;
  for (std::size_t i = 0; i < page.labels.phrases.size(); ++i) {
    const auto& sighting = page.fit.phrases[i];
    if (!sighting || !is_print(*sighting, places)) continue;
    for (const WordMatch& match : words_of(page, i)) {
      if (shows_nothing_else(page, match, ratio)) words.insert(match.word);
    }
  }
  return words;
}

Blank blank_of(const PageFindings& page, const Places& places) {
  BlankDrawing drawing(page.marks);
  for (const std::size_t word : printed_words(page, places)) {
    const std::vector<int>& pieces = page.words[word].pieces;
    drawing.add_pieces({pieces.begin(), pieces.end()}, reach_of(page.words[word], page));
  }
  const MmRect everywhere{0, 0, px_to_mm(page.marks.gray.cols, page.marks.dpi),
                          px_to_mm(page.marks.gray.rows, page.marks.dpi)};
  drawing.add_pieces({places.print.pieces.begin(), places.print.pieces.end()}, everywhere);
  for (const MmRect& rule : places.print.rules) drawing.add_rule(rule);
  for (const MmRect& line : places.print.dotted) drawing.add_dotted(line);
  for (const Leader& leader : places.print.leaders) {
    for (const Piece& dot : leader.dots) drawing.add_dot(dot);
  }
  return Blank(imaging::from_mat(drawing.picture()), page.marks.dpi);
}

}  // namespace hoso::labels
