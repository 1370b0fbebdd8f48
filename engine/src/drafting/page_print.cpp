#include "drafting/page_print.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <opencv2/imgproc.hpp>

#include <hoso/error.hpp>
#include <hoso/imaging/mat.hpp>
#include <hoso/text.hpp>

#include "drafting/label_text.hpp"
#include "drafting/level_page.hpp"
#include "drafting/short_leaders.hpp"

namespace hoso::drafting {
namespace {

/// The smallest paper that forms come on is A6.
constexpr double least_side_mm = 90;
constexpr double a4_long_mm = 297;

double dpi_of(const Page& page) {
  const PixelSize size = page.image.size();
  const double side = std::max(size.width, size.height);
  const bool plausible = page.stated_dpi >= 70 && px_to_mm(side, page.stated_dpi) >= least_side_mm;
  return plausible ? page.stated_dpi : side * mm_per_inch / a4_long_mm;
}

cv::Mat gray_of(const PageImage& image) {
  const cv::Mat mat = imaging::as_mat(image);
  cv::Mat gray;
  if (mat.channels() == 3)
    cv::cvtColor(mat, gray, cv::COLOR_BGR2GRAY);
  else
    gray = mat.clone();
  return gray;
}

cv::Mat at_draft_dpi(const cv::Mat& gray, double dpi) {
  if (std::abs(dpi - draft_dpi) < 0.5) return gray;
  const double scale = draft_dpi / dpi;
  cv::Mat scaled;
  cv::resize(gray, scaled, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  return scaled;
}

/// A word of the text layer without the leader that clings to it: "tên:......" ends where its dots begin.
void add_word(const PrintedWord& word, const std::vector<MmRect>& leaders, std::vector<PrintedWord>& words) {
  const std::string text = without_leaders(word.text);
  if (text.empty()) return;
  MmRect box = word.box;
  if (text != word.text) {
    // Dots before the text begin a little beside the word's box.
    const bool leads = !word.text.starts_with(text) && word.text.ends_with(text);
    for (const MmRect& leader : leaders) {
      const double middle = leader.y + leader.height / 2;
      if (middle < box.y || middle > box.bottom() + 0.5) continue;
      if (!leads && leader.x > box.x + 0.3 && leader.x < box.right())
        box.width = leader.x - box.x;
      else if (leader.right() > box.x && leader.right() < box.right() - 0.3) {
        box.width = box.right() - leader.right();
        box.x = leader.right();
      }
    }
  }
  words.push_back({text, box});
}

std::vector<PrintedWord> layer_words(const Page& page, double dpi) {
  std::vector<PrintedWord> words;
  for (const Word& word : page.words) {
    const MmRect box{px_to_mm(word.box.x, dpi), px_to_mm(word.box.y, dpi), px_to_mm(word.box.width, dpi),
                     px_to_mm(word.box.height, dpi)};
    words.push_back({normalized_spaces(word.text), box});
  }
  return words;
}

/// What is left of a word without the square that clings to it, which is as wide as a letter; nullopt = nothing.
std::optional<PrintedWord> beside_square(const PrintedWord& word) {
  const std::string text = without_squares(word.text);
  if (text == word.text) return word;
  if (text.empty()) return std::nullopt;
  MmRect box = word.box;
  box.width *= static_cast<double>(code_points(text).size()) / static_cast<double>(code_points(word.text).size());
  if (word.text.ends_with(text)) box.x = word.box.right() - box.width;
  return PrintedWord{text, box};
}

/// Takes the leaders off the words, after having seen those that only the words tell of.
void part_leaders(PagePrint& print) {
  std::vector<MmRect> leaders = print.shapes.leaders;
  std::ranges::copy(print.shapes.rules, std::back_inserter(leaders));
  std::ranges::copy(short_leaders(print.words, print.shapes.few_dots, leaders),
                    std::back_inserter(print.shapes.leaders));
  std::vector<PrintedWord> words;
  for (const PrintedWord& word : print.words) {
    if (const auto letters = beside_square(word)) add_word(*letters, leaders, words);
  }
  print.words = std::move(words);
}

/// Inside the page, for what hangs over its edge is no mistake of the template.
void keep_on_page(PagePrint& print) {
  std::erase_if(print.words, [&](PrintedWord& word) {
    MmRect& box = word.box;
    const double right = std::min(box.right(), print.width_mm - 0.02);
    const double bottom = std::min(box.bottom(), print.height_mm - 0.02);
    box.x = std::max(0.0, box.x);
    box.y = std::max(0.0, box.y);
    box.width = right - box.x;
    box.height = bottom - box.y;
    return box.empty();
  });
}

}  // namespace

PagePrint print_of(const Page& page, const ReadWords& read) {
  const double dpi = dpi_of(page);
  const PixelSize size = page.image.size();
  if (std::min(size.width, size.height) < 400) throw Error("draft.too_small");
  cv::Mat gray = at_draft_dpi(gray_of(page.image), dpi);
  if (page.words.empty()) gray = levelled(gray, draft_dpi);
  PagePrint print;
  print.picture = imaging::from_mat(gray);
  print.width_mm = px_to_mm(gray.cols, draft_dpi);
  print.height_mm = px_to_mm(gray.rows, draft_dpi);
  print.shapes = shapes_on(gray, draft_dpi);
  print.words = page.words.empty() ? read(gray, draft_dpi, print.shapes) : layer_words(page, dpi);
  part_leaders(print);
  keep_on_page(print);
  return print;
}

}  // namespace hoso::drafting
