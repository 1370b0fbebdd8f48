#include "labels_stage.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "form_fit.hpp"
#include "leaders.hpp"
#include "places.hpp"
#include "sheet.hpp"
#include "variant.hpp"

namespace hoso::labels {

/// A page and all that was read on it.
struct PageReading {
  Sheet sheet;
  Marks marks;
  std::vector<TextLine> lines;
  std::vector<Leader> leaders;
  std::vector<SeenWord> words;
};

namespace {

/// Text that stands on its head or on its side is read with less confidence than this.
constexpr double readable_confidence = 0.6;
constexpr std::size_t trial_lines = 6;
constexpr std::size_t least_lines = 4;
/// No form is told by fewer labels.
constexpr std::size_t least_fields = 3;
constexpr std::size_t least_fields_untitled = 4;

/// Dots of leaders are no accents of the letters above them.
void drop_leaders(PageReading& page) {
  std::set<int> dots;
  for (const Leader& leader : page.leaders) {
    for (const Piece& dot : leader.dots) dots.insert(dot.label);
  }
  std::erase_if(page.marks.specks, [&](const Piece& piece) { return dots.contains(piece.label); });
}

/// Below a title stands the form's first label; where it is hidden, the page is not what its layout is.
double score_of(const FormFit& fit) {
  const double hidden_share = fit.titled && !fit.begins ? 0.5 : 0;
  return std::clamp(fit.coverage - hidden_share, 0.0, 1.0);
}

/// Many letters seen in the form's order are no chance, even on a faint page with more of them misread.
double least_coverage(const FormFit& fit, double min_coverage) {
  constexpr double sure_weight = 50, sure_coverage = 0.65;
  return fit.weight >= sure_weight ? std::min(sure_coverage, min_coverage) : min_coverage;
}

/// Mean confidence over the widest lines.
double readability(const PageReading& page, WordReader& reader) {
  std::vector<const TextLine*> widest;
  for (const TextLine& line : page.lines) widest.push_back(&line);
  std::ranges::stable_sort(widest, std::ranges::greater{}, [](const TextLine* line) { return line->box.width; });
  widest.resize(std::min(widest.size(), trial_lines));
  double sum = 0;
  for (const TextLine* line : widest) {
    const auto words = words_in(*line, page.marks, reader);
    double confidence = 0;
    for (const SeenWord& word : words) confidence += word.confidence;
    if (!words.empty()) sum += confidence / static_cast<double>(words.size());
  }
  return sum / static_cast<double>(widest.size());
}

}  // namespace

LabelsStage::LabelsStage(const Options& options)
    : min_coverage_(options.real("min_coverage")),
      tessdata_(imaging::line_model_folder(options.text("tessdata"))),
      language_(options.text("language")) {}

StageInfo LabelsStage::info() {
  return {"identify.labels",
          "Finds the fields of a re-typed form by their labels",
          Threading::per_worker,
          {{"min_coverage", OptionType::real, "0.75",
            "share of the labels' letters that must be seen, 0..1", 0, 1},
           {"tessdata", OptionType::text, "",
            "folder with the models; empty = TESSDATA_PREFIX, else Debian's"},
           {"language", OptionType::text, "vie", "model that labels are read with"}}};
}

WordReader& LabelsStage::reader() {
  if (!reader_) reader_ = std::make_unique<WordReader>(tessdata_, language_);
  return *reader_;
}

const FormLabels& LabelsStage::labels(const std::shared_ptr<const FormTemplate>& form) {
  const auto known = labels_.find(form);
  return known != labels_.end() ? known->second : labels_.emplace(form, labels_of(*form)).first->second;
}

std::optional<PageReading> LabelsStage::read(const PageImage& page, const StageContext& context) {
  PageReading reading;
  reading.sheet = sheet_of(page);
  reading.marks = marks_on(reading.sheet.gray, reading.sheet.dpi);
  reading.leaders = leaders_in(reading.marks.specks);
  drop_leaders(reading);
  reading.lines = text_lines(reading.marks);
  if (reading.lines.size() < least_lines) return std::nullopt;
  if (readability(reading, reader()) < readable_confidence) return std::nullopt;
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    context.check_cancelled();
    for (SeenWord& word : words_in(reading.lines[i], reading.marks, reader())) {
      word.line = i;
      reading.words.push_back(std::move(word));
    }
  }
  return reading;
}

std::optional<PageMatch> LabelsStage::match(const PageReading& reading, const Catalogue& candidates,
                                            const StageContext& context) {
  const WordField field(reading.words);
  std::vector<std::pair<std::shared_ptr<const FormTemplate>, FormFit>> fits;
  std::set<std::string> others;  // forms that the page says it is not; so it is none of their versions either
  for (const auto& form : candidates) {
    context.check_cancelled();
    if (form->variant_of || !labels(form).complete) continue;
    fits.emplace_back(form, fitted(*form, labels(form), field));
    if (fits.back().second.another) others.insert(form->id);
  }
  std::erase_if(fits, [&](const auto& fit) { return others.contains(fit.first->id); });
  if (fits.empty()) return std::nullopt;
  const auto weight = [](const auto& fit) { return fit.second.weight; };
  const auto& [best_form, best] = *std::ranges::max_element(fits, {}, weight);
  if (best.gap || best.coverage < least_coverage(best, min_coverage_)) return std::nullopt;
  if (best.fields < (best.titled ? least_fields : least_fields_untitled)) return std::nullopt;
  if (best.begins && !best.titled) return std::nullopt;
  const PageFindings findings{reading.marks, reading.lines,     reading.words, reading.leaders,
                              *best_form,    labels(best_form), best};
  const Places places = places_of(findings);
  if (!places.complete) return std::nullopt;
  const Variant variant = variant_of(best_form, findings, places);
  return PageMatch{variant.form, variant.page, reading.sheet.alignment(), score_of(best)};
}

Identification LabelsStage::identify(const Page& page, const Catalogue& candidates,
                                     const StageContext& context) {
  constexpr int min_side_px = 400;
  const PixelSize size = page.image.size();
  if (std::min(size.width, size.height) < min_side_px) return {};
  for (const int turns : std::array{0, 2, 1, 3}) {
    context.check_cancelled();
    const auto reading = read(turns == 0 ? page.image : turned(page.image, turns), context);
    if (!reading) continue;
    Identification result;
    result.match = match(*reading, candidates, context);
    if (result.match) result.quarter_turns = turns;
    return result;
  }
  return {};
}

}  // namespace hoso::labels
