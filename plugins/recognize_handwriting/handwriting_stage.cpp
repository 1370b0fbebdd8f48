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

/// Share of zones read right, by the share that the best reading has among all that the search kept
/// (README.md, "Scores").
double calibrated(double share) {
  constexpr std::array<std::pair<double, double>, 9> measured = {
      {{0.0, 0.0}, {0.3, 0.27}, {0.5, 0.38}, {0.7, 0.7}, {0.9, 0.79}, {0.98, 0.85}, {0.99, 0.93}, {0.995, 0.98},
       {1.0, 0.995}}};
  for (std::size_t i = 1; i < measured.size(); ++i) {
    const auto& [low, low_share] = measured[i - 1];
    const auto& [high, high_share] = measured[i];
    if (share < high) return low_share + (high_share - low_share) * (share - low) / (high - low);
  }
  return measured.back().second;
}

/// Geometric mean over the letters: a long text is less likely than a short one as sure.
double certainty_of_letters(const Reading& reading) {
  const double letters = std::max(1.0, static_cast<double>(reading.letters.size()));
  return std::pow(reading.probability, 1 / letters);
}

/// Of a reading of this weight, beside the likeliest one's. Where few texts are possible, the best of them may
/// be far from what is seen.
double score_of(double weighted, const Search& search) {
  constexpr double clear_letters = 0.5;
  if (search.sum <= 0) return 0;
  const Reading& best = search.readings.front();
  return calibrated(best.weighted / search.sum) * std::min(1.0, weighted / best.weighted) *
         std::min(1.0, certainty_of_letters(best) / clear_letters);
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

/// How far a score of another recognizer is believed: of type, and of writing, which it was not made for.
constexpr double trust_in_type = 1, trust_in_writing = 0.7;

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

bool is_sure(const ZoneReading& reading) {
  return reading.state == FieldState::read && reading.candidates.front().score >= trusted_from;
}

double weight_of(const std::string& text, const Spelling& spelling) {
  const auto points = code_points(text);
  return weight_of(spelling, {points.data(), points.size()});
}

/// Whether the model is sure enough of another text than the first one's to cast doubt on it.
bool contradicts(const Candidate& own, const ZoneReading& first, const Search& search) {
  constexpr double sure_of_letters = 0.8, sure_of_text = 0.5;
  return own.text != first.candidates.front().text && own.score >= sure_of_text &&
         certainty_of_letters(search.readings.front()) >= sure_of_letters;
}

/// Whether `text` is spelled about as well as the likeliest reading.
bool stands_beside(const std::string& text, const Search& search) {
  constexpr double much_worse = 0.05;
  return weight_of(text, *search.spelling) > much_worse * search.weight;
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
           {"min_letter", OptionType::real, "0.25",
            "writing whose letters are less sure than this on average is illegible", 0, 1}},
          true};
}

HandwritingStage::HandwritingStage(const Options& options, const std::filesystem::path& resources)
    : resources_(resources),
      net_(resources / options.text("model")),
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

Search HandwritingStage::search(const cv::Mat& columns, const std::string& type) {
  constexpr std::size_t beams = 16;
  if (!spellings_) spellings_.emplace(resources_);
  const Spelling& spelling = spellings_->of_type(type);
  const auto text_of = [this](const std::vector<int>& letters) {
    std::u32string text;
    for (const int letter : letters) text += net_.letter(letter);
    return text;
  };
  const Knowledge knowledge{
      [&](const std::vector<int>& before, int letter) { return spelling.next(text_of(before), net_.letter(letter)); },
      [&](const std::vector<int>& letters) { return spelling.end(text_of(letters)); }};
  Search search{columns, &spelling, likely_readings(columns, knowledge, beams)};
  for (const Reading& reading : search.readings) search.sum += reading.weighted;
  if (!search.readings.empty()) search.weight = weight_of(spelling, text_of(search.readings.front().letters));
  return search;
}

std::vector<Candidate> HandwritingStage::candidates_of(const Search& search) const {
  std::vector<Candidate> candidates;
  if (search.readings.empty() || certainty_of_letters(search.readings.front()) < least_letter_) return {};
  for (std::size_t i = 0; i < std::min(search.readings.size(), most_candidates); ++i) {
    const Reading& reading = search.readings[i];
    std::string text = without_last_comma(normalized_spaces(net_.text_of(reading.letters)));
    if (text.empty()) continue;
    candidates = merged(std::move(candidates), {{std::move(text), score_of(reading.weighted, search)}});
  }
  return candidates;
}

std::vector<Candidate> HandwritingStage::weighed(const std::vector<Candidate>& first, const Search& search,
                                                 double trust) const {
  std::vector<Candidate> own = candidates_of(search);
  for (const Candidate& other : first) {
    const double weight = weight_of(other.text, *search.spelling);
    const double trusted = trust * other.score * std::min(1.0, weight / search.weight);
    const auto same = std::ranges::find(own, other.text, &Candidate::text);
    const auto letters = net_.letters_of(other.text);
    const double seen = letters ? score_of(probability_of(*letters, search.columns) * weight, search) : 0;
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
  return reading_of(candidates_of(search(net_.in_a_row(lines), view.field.type)));
}

std::optional<ZoneReading> HandwritingStage::reconsider(const ZoneView& view, const ZoneReading& first,
                                                        const StageContext& context) {
  if (!filled_text(view).empty()) return std::nullopt;
  const std::vector<LineScores> lines = scores_of(view, context);
  if (lines.empty()) return std::nullopt;
  const Search found = search(net_.in_a_row(lines), view.field.type);
  const std::vector<Candidate> own = candidates_of(found);
  if (own.empty()) return std::nullopt;
  const bool typed = written_share(lines) < least_written_;
  const bool sound = is_sure(first) && stands_beside(first.candidates.front().text, found);
  if (sound && (typed || !contradicts(own.front(), first, found))) return std::nullopt;
  std::vector<Candidate> both = weighed(first.candidates, found, typed ? trust_in_type : trust_in_writing);
  if (typed || sound) both = never_sure(std::move(both));
  return reading_of(std::move(both));
}

}  // namespace hoso::handwriting
