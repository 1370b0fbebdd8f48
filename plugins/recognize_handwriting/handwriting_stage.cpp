#include "handwriting_stage.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <hoso/candidates.hpp>
#include <hoso/filled_words.hpp>
#include <hoso/imaging/filled_lines.hpp>
#include <hoso/text.hpp>

#include "ctc.hpp"

namespace hoso::handwriting {
namespace {

/// Share of lines read right, by the model's probability of its best reading (README.md, "Scores").
double calibrated(double probability) {
  constexpr std::array<std::pair<double, double>, 7> measured = {
      {{0.0, 0.0}, {0.1, 0.05}, {0.5, 0.4}, {0.8, 0.75}, {0.9, 0.88}, {0.95, 0.96}, {1.0, 0.99}}};
  for (std::size_t i = 1; i < measured.size(); ++i) {
    const auto& [low, low_share] = measured[i - 1];
    const auto& [high, high_share] = measured[i];
    if (probability < high) return low_share + (high_share - low_share) * (probability - low) / (high - low);
  }
  return measured.back().second;
}

/// Of a reading, beside the likeliest one's.
double score_of(double probability, const std::vector<Reading>& readings) {
  const double best = readings.empty() ? 0 : readings.front().probability;
  return best > 0 ? calibrated(best) * std::min(1.0, probability / best) : 0;
}

/// Geometric mean over the letters: a long text is less likely than a short one as sure.
double certainty_of_letters(const Reading& reading) {
  const double letters = std::max(1.0, static_cast<double>(reading.letters.size()));
  return std::pow(reading.probability, 1 / letters);
}

std::string without_last_comma(std::string text) {
  if (text.size() > 1 && text.ends_with(',')) text.pop_back();
  return text;
}

/// How sure the model is that the lines were written, longer ones counting for more.
double written_share(const std::vector<LineScores>& lines) {
  double sum = 0, columns = 0;
  for (const LineScores& line : lines) {
    sum += line.written * line.columns.rows;
    columns += line.columns.rows;
  }
  return columns > 0 ? sum / columns : 0;
}

/// How far a score of another recognizer is believed of writing, which it was not made for.
constexpr double trust_in_first = 0.7;

/// Just too little to be accepted without a look.
constexpr double most_of_type = trusted_from - 0.01;

/// Two that found the same independently are both wrong only if each is.
double agreed(double one, double other) { return 1 - (1 - one) * (1 - other); }

/// Of type the first recognizer knows better when to be sure.
std::vector<Candidate> never_sure(std::vector<Candidate> candidates) {
  const double factor = std::min(1.0, most_of_type / std::max(candidates.front().score, most_of_type));
  for (Candidate& candidate : candidates) candidate.score *= factor;
  return candidates;
}

}  // namespace

StageInfo stage_info() {
  return {"recognize.handwriting", "Reads lines written by hand with a small neural network",
          Threading::per_worker,
          {{"model", OptionType::text, "models/handwriting.onnx",
            "the line model, relative to the templates folder; its alphabet lies beside it"},
           {"alternatives", OptionType::boolean, "true", "give more than the best reading"},
           {"min_written", OptionType::real, "0.5",
            "of zones less likely to be written by hand no second opinion is sure", 0, 1},
           {"min_letter", OptionType::real, "0.6",
            "writing whose letters are less sure than this on average is illegible", 0, 1}},
          true};
}

HandwritingStage::HandwritingStage(const Options& options, const std::filesystem::path& resources)
    : net_(resources / options.text("model")),
      least_written_(options.real("min_written")),
      least_letter_(options.real("min_letter")),
      alternatives_(options.boolean("alternatives")) {}

std::vector<LineScores> HandwritingStage::scores_of(const ZoneView& view, const StageContext& context) {
  std::vector<LineScores> scores;
  for (const imaging::FilledZone& zone : imaging::written_zones(view, context)) {
    for (const cv::Mat& line : imaging::lines_in(zone.gray, zone.dpi)) {
      context.check_cancelled();
      scores.push_back(net_.score(line));
    }
  }
  return scores;
}

std::vector<Candidate> HandwritingStage::readings_of(const cv::Mat& columns) const {
  std::vector<Candidate> candidates;
  const std::vector<Reading> readings = likely_readings(columns, most_candidates);
  if (readings.empty() || certainty_of_letters(readings.front()) < least_letter_) return {};
  for (const Reading& reading : readings) {
    std::string text = without_last_comma(normalized_spaces(net_.text_of(reading.letters)));
    if (text.empty()) continue;
    candidates = merged(std::move(candidates), {{std::move(text), score_of(reading.probability, readings)}});
  }
  return candidates;
}

std::vector<Candidate> HandwritingStage::weighed(const std::vector<Candidate>& first, std::vector<Candidate> own,
                                                 const cv::Mat& columns) const {
  const std::vector<Reading> best = likely_readings(columns, 1);
  for (const Candidate& other : first) {
    const double trusted = trust_in_first * other.score;
    const auto same = std::ranges::find(own, other.text, &Candidate::text);
    const auto letters = net_.letters_of(other.text);
    const double seen = letters ? score_of(probability_of(*letters, columns), best) : 0;
    if (same != own.end()) same->score = agreed(same->score, trusted);
    else own.push_back({other.text, agreed(seen, trusted)});
  }
  return merged({}, own);
}

ZoneReading HandwritingStage::reading_of(std::vector<Candidate> candidates) const {
  if (candidates.empty()) return {FieldState::illegible, {}};
  if (!alternatives_) candidates.resize(1);
  return {FieldState::read, std::move(candidates)};
}

ZoneReading HandwritingStage::recognize(const ZoneView& view, const StageContext& context) {
  if (std::string typed = filled_text(view); !typed.empty()) {
    return {FieldState::read, {{std::move(typed), 1}}};
  }
  const std::vector<LineScores> lines = scores_of(view, context);
  if (lines.empty()) return {FieldState::empty, {}};
  return reading_of(readings_of(net_.in_a_row(lines)));
}

std::optional<ZoneReading> HandwritingStage::reconsider(const ZoneView& view, const ZoneReading& first,
                                                        const StageContext& context) {
  const std::vector<LineScores> lines = scores_of(view, context);
  if (lines.empty()) return std::nullopt;
  const cv::Mat columns = net_.in_a_row(lines);
  std::vector<Candidate> own = readings_of(columns);
  if (own.empty()) return std::nullopt;
  own = weighed(first.candidates, std::move(own), columns);
  if (written_share(lines) < least_written_) own = never_sure(std::move(own));
  return reading_of(std::move(own));
}

}  // namespace hoso::handwriting
