#include "mrz_stage.hpp"

#include <algorithm>

#include <hoso/imaging/mat.hpp>
#include <opencv2/imgproc.hpp>

#include "card_lines.hpp"
#include "latin_name.hpp"

namespace hoso::mrz {
namespace {

/// Set by hand: five check digits and the dates leave a misread number little room, two readings that
/// agree a misread name somewhat more.
constexpr double lines_confidence = 0.99;

/// So that the two other lines of what is no card need not be read.
bool may_be_first_line(const std::string& line) {
  constexpr std::ptrdiff_t least_digits = 15;
  return std::ranges::count_if(line, [](char sign) { return sign >= '0' && sign <= '9'; }) >= least_digits;
}

PixelRect rect_of(const cv::Rect& box) { return {box.x, box.y, box.width, box.height}; }

}  // namespace

MrzStage::MrzStage(const Options& options)
    : tessdata_(imaging::line_model_folder(options.text("tessdata"))),
      language_(options.text("language")),
      on_forms_(options.boolean("on_forms")) {}

StageInfo MrzStage::info() {
  return {"inspect.mrz",
          "Reads the machine-readable lines of identity cards",
          Threading::per_worker,
          {{"tessdata", OptionType::text, "", "folder with the models; empty = TESSDATA_PREFIX, else Debian's"},
           {"language", OptionType::text, "eng", "Tesseract model that reads the lines"},
           {"on_forms", OptionType::boolean, "false", "search pages of a known form, too"}}};
}

MrzStage::Readings MrzStage::readings(const cv::Mat& line) {
  constexpr double other_scale = 0.75;
  cv::Mat smaller;
  cv::resize(line, smaller, {}, other_scale, other_scale, cv::INTER_AREA);
  return {reader_->read(line), reader_->read(smaller)};
}

std::optional<MrzStage::Items> MrzStage::read(const cv::Mat& page, const BarsOfCard& bars, bool upside_down) {
  const auto line = [&](std::size_t row) { return line_picture(page, bars[upside_down ? 2 - row : row], upside_down); };
  const Readings first_lines = readings(line(0));
  if (std::ranges::none_of(first_lines, may_be_first_line)) return std::nullopt;
  Readings second_lines = readings(line(1));
  second_lines.push_back(reader_->read(without_fillers(line(1))));
  const Readings names = readings(line(2));
  const bool one_name = latin_name(names[0]) == latin_name(names[1]);
  for (const std::string& first : first_lines) {
    for (const std::string& second : second_lines) {
      if (auto items = card_items({first, second, one_name ? names[0] : ""})) return items;
    }
  }
  return std::nullopt;
}

Inspection MrzStage::inspect(const Page& page, const PageMatch* match, const StageContext& context) {
  context.check_cancelled();
  Inspection found;
  if (match && !on_forms_) return found;
  const cv::Mat picture = imaging::as_mat(page.image);
  for (const BarsOfCard& bars : line_places(picture)) {
    context.check_cancelled();
    const cv::Rect box = box_of(bars, picture.size());
    if (box.empty()) continue;
    if (!reader_) reader_ = std::make_unique<LineReader>(tessdata_, language_);
    auto items = read(picture, bars, false);
    if (!items) items = read(picture, bars, true);
    if (items) found.evidence.push_back({"card_mrz", rect_of(box), lines_confidence, std::move(*items)});
  }
  std::ranges::stable_sort(found.evidence, {}, [](const Evidence& one) { return one.box.y; });
  return found;
}

}  // namespace hoso::mrz
