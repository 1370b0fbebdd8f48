#include "tesseract_stage.hpp"

#include <algorithm>

#include <hoso/candidates.hpp>
#include <hoso/error.hpp>
#include <hoso/filled_words.hpp>
#include <hoso/imaging/filled_lines.hpp>

#include "line_candidates.hpp"
#include "line_image.hpp"

namespace hoso::tesseract {
namespace {

// Lines below are read again at another height. A fifth of typed lines at 150 to 300 dpi are.
constexpr double sure_score = 0.95;

bool is_ascii(const FieldSpec& field) { return field.type == "email"; }

struct Line {
  cv::Mat gray;
  double dpi = 0;
};

std::vector<Line> filled_lines(const ZoneView& view, const StageContext& context) {
  std::vector<Line> lines;
  for (const imaging::FilledZone& zone : imaging::written_zones(view, context)) {
    const cv::Mat gray = is_ascii(view.field) ? with_bare_underscores(zone.gray, zone.dpi) : zone.gray;
    for (const cv::Mat& line : imaging::lines_in(gray, zone.dpi)) lines.push_back({line, zone.dpi});
  }
  return lines;
}

}  // namespace

StageInfo stage_info() {
  return {"recognize.tesseract", "Reads free lines with Tesseract's LSTM model",
          Threading::per_worker,
          {{"tessdata", OptionType::text, "",
            "folder with the models; empty = TESSDATA_PREFIX, else Debian's"},
           {"language", OptionType::text, "vie", "model for all fields"},
           {"ascii_language", OptionType::text, "eng",
            "second model for e-mail addresses; empty or not installed = none"},
           {"height_px", OptionType::integer, "30", "height a line's ink is scaled to, px", 16, 100},
           {"second_height_px", OptionType::integer, "44",
            "height for a second look at lines read without certainty, px", 16, 100},
           {"second_look", OptionType::boolean, "true", "read lines again that are not certain"},
           {"alternatives", OptionType::boolean, "true", "give more than the best reading"},
           {"min_score", OptionType::real, "0.3",
            "readings that score less are reported as illegible", 0, 1}}};
}

TesseractStage::TesseractStage(const Options& options)
    : tessdata_(imaging::line_model_folder(options.text("tessdata"))),
      ascii_language_(options.text("ascii_language")),
      height_px_(static_cast<int>(options.integer("height_px"))),
      second_height_px_(static_cast<int>(options.integer("second_height_px"))),
      second_look_(options.boolean("second_look")),
      alternatives_(options.boolean("alternatives")),
      least_score_(options.real("min_score")),
      model_({tessdata_, options.text("language"), true}) {}

imaging::LineModel* TesseractStage::ascii_model() {
  if (!ascii_tried_ && !ascii_language_.empty()) {
    ascii_tried_ = true;
    if (imaging::has_line_model(tessdata_, ascii_language_)) {
      ascii_model_.emplace(imaging::LineModelPlan{tessdata_, ascii_language_, true});
    }
  }
  return ascii_model_ ? &*ascii_model_ : nullptr;
}

std::vector<Candidate> TesseractStage::read_line(const cv::Mat& line, double dpi, bool ascii) {
  const auto pass = [&](imaging::LineModel& model, int height_px) {
    return line_candidates(model.read(scaled_line(line, height_px), dpi * height_px / line.rows));
  };
  std::vector<Candidate> candidates = pass(model_, height_px_);
  if (imaging::LineModel* second = ascii ? ascii_model() : nullptr) {
    return merged(pass(*second, height_px_), candidates);
  }
  const bool sure = !candidates.empty() && candidates.front().score >= sure_score;
  return sure || !second_look_ ? candidates : merged(std::move(candidates), pass(model_, second_height_px_));
}

ZoneReading TesseractStage::recognize(const ZoneView& view, const StageContext& context) {
  if (std::string typed = filled_text(view); !typed.empty()) {
    return {FieldState::read, {{std::move(typed), 1}}};
  }
  const std::vector<Line> lines = filled_lines(view, context);
  if (lines.empty()) return {FieldState::empty, {}};
  std::vector<std::vector<Candidate>> readings;
  for (const Line& line : lines) {
    context.check_cancelled();
    readings.push_back(read_line(line.gray, line.dpi, is_ascii(view.field)));
  }
  std::vector<Candidate> candidates = joined(readings);
  if (candidates.empty() || candidates.front().score < least_score_) {
    return {FieldState::illegible, {}};
  }
  if (!alternatives_) candidates.resize(1);
  return {FieldState::read, std::move(candidates)};
}

}  // namespace hoso::tesseract
