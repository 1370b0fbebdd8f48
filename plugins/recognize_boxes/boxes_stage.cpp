#include "boxes_stage.hpp"

#include <algorithm>
#include <cmath>

#include <hoso/error.hpp>
#include <hoso/filled_words.hpp>
#include <hoso/imaging/filled_zone.hpp>
#include <hoso/text.hpp>

#include "box_candidates.hpp"
#include "cell_ink.hpp"

namespace hoso::boxes {
namespace {

/// The comb as it looks on the page, its rules included: they show where the cells are.
cv::Mat comb_picture(const ZoneView& view, const MmRect& comb) {
  const MmRect around{comb.x - margin_mm, comb.y - margin_mm, comb.width + 2 * margin_mm,
                      comb.height + 2 * margin_mm};
  return imaging::zone_picture(view, around, px_per_mm * mm_per_inch);
}

std::vector<cv::Mat> digits_of(const ZoneView& view, const MmRect& comb) {
  const Ink ink = ink_of(comb_picture(view, comb));
  const double margin = margin_mm * px_per_mm;
  const cv::Rect2d place(margin, margin, comb.width * px_per_mm, comb.height * px_per_mm);
  return digits_in_cells(ink, find_grid(ink, place, view.field.cells));
}

/// Puts the characters of a text layer's word, taken as equally wide, into their cells. False when
/// one is no digit, lies outside the comb, or its cell is taken.
bool place_word(const Word& word, const ZoneView& view, const MmRect& comb, std::string& cells) {
  const double step = static_cast<double>(word.box.width) / static_cast<double>(word.text.size());
  for (std::size_t i = 0; i < word.text.size(); ++i) {
    const PixelPoint at{word.box.x + (static_cast<double>(i) + 0.5) * step,
                        word.box.y + word.box.height / 2.0};
    const double share = (view.match.alignment.to_template(at).x - comb.x) / comb.width;
    const auto cell = static_cast<std::size_t>(share * static_cast<double>(cells.size()));
    const bool is_digit = word.text[i] >= '0' && word.text[i] <= '9';
    if (!is_digit || share < 0 || cell >= cells.size() || cells[cell] != ' ') return false;
    cells[cell] = word.text[i];
  }
  return true;
}

/// The comb as its text layer has it; empty when it has none or one that does not fit the cells.
std::string typed_digits(const ZoneView& view, const MmRect& comb) {
  const std::vector<Word> words = filled_words(view, comb);
  std::string cells(static_cast<std::size_t>(view.field.cells), ' ');
  const bool fits = std::ranges::all_of(
      words, [&](const Word& word) { return place_word(word, view, comb, cells); });
  return fits && !words.empty() ? cells : "";
}

}  // namespace

StageInfo stage_info() {
  return {"recognize.boxes", "Reads numbers written one digit to a box", Threading::shared,
          {{"weights", OptionType::text, "models/digits.bin",
            "the classifier's weights, relative to the templates folder"},
           {"min_score", OptionType::real, "0.01",
            "combs whose best reading scores less are reported as illegible", 0, 1}}};
}

BoxesStage::BoxesStage(const Options& options, const std::filesystem::path& resources)
    : net_(resources / options.text("weights")), least_score_(options.real("min_score")) {}

ZoneReading BoxesStage::recognize(const ZoneView& view, const StageContext& context) {
  if (view.field.cells < 1 || view.field.zones.empty()) {
    throw Error("stage.failed", {{"detail", "field " + view.field.id + " has no cells"}});
  }
  const MmRect& comb = view.field.zones.front().box;
  if (std::string typed = typed_digits(view, comb); !typed.empty()) {
    return {FieldState::read, {{std::move(typed), 1}}};
  }
  context.check_cancelled();
  std::vector<Cell> cells;
  for (const cv::Mat& digit : digits_of(view, comb)) {
    cells.push_back(digit.empty() ? Cell() : Cell(net_.classify(digit)));
  }
  std::vector<Candidate> candidates = box_candidates(cells);
  const bool empty = std::ranges::none_of(cells, &Cell::has_value);
  if (empty) return {FieldState::empty, {}};
  if (candidates.empty() || candidates.front().score < least_score_) {
    return {FieldState::illegible, {}};
  }
  return {FieldState::read, std::move(candidates)};
}

}  // namespace hoso::boxes
