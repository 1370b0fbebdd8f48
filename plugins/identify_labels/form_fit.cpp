#include "form_fit.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace hoso::labels {
namespace {

/// What a sighting is worth: letters seen beyond those that chance gives.
constexpr double chance_likeness = 0.5;
/// Print on one line of the page may be this much out of order, mm.
constexpr double order_slack_mm = 1.5;
constexpr double version_mark_weight = 6;
/// Of a version mark that stands for a title under a seal.
constexpr double clear_likeness = 0.8;
/// Items are told apart by their numbers: "2. Ngày, tháng, năm sinh" and a table's header are not.
constexpr double missing_number = 0.2;
/// Short phrases ("tháng") must be seen more clearly.
constexpr std::size_t short_phrase_letters = 8;
constexpr double short_phrase_likeness = 0.75;

struct Choice {
  std::size_t phrase = 0;
  const Sighting* sighting = nullptr;
  double worth = 0;
};

bool is_number(const std::string& key) { return key.find_first_not_of("0123456789") == std::string::npos; }

double worth_of(const Phrase& phrase, const Sighting& sighting) {
  const bool lacks_number = is_number(phrase.keys.front()) && sighting.pairs.front().first > 0;
  const double likeness = sighting.likeness - (lacks_number ? missing_number : 0);
  return static_cast<double>(phrase.letters()) * (likeness - chance_likeness);
}

bool clear_enough(const Phrase& phrase, const Sighting& sighting) {
  return phrase.letters() >= short_phrase_letters || sighting.likeness >= short_phrase_likeness;
}

bool share_a_word(const Sighting& a, const Sighting& b) {
  return std::ranges::any_of(a.words, [&](std::size_t word) { return std::ranges::count(b.words, word) > 0; });
}

bool on_one_line(const MmRect& a, const MmRect& b) {
  return shared_y(a, b) > 0.5 * std::min(a.height, b.height);
}

/// Whether two phrases may stand on the page as `first` and `second` do, `first` being the earlier one.
bool in_order(const Phrase& a, const Sighting& first, const Phrase& b, const Sighting& second) {
  if (share_a_word(first, second)) return false;
  if (a.version_mark || b.version_mark) return true;
  const bool together = a.page == b.page && on_one_line(a.box, b.box);
  if (!together) return middle_y(second.box) > middle_y(first.box) - order_slack_mm;
  const bool still_together = on_one_line(first.box, second.box);
  const bool leftward = middle_x(a.box) > middle_x(b.box);
  if (still_together) return (middle_x(first.box) > middle_x(second.box)) == leftward;
  // Items that shared a line may be split, cells of a header differ in height.
  constexpr double near_mm = 20;
  return std::abs(middle_y(first.box) - middle_y(second.box)) < near_mm;
}

/// For each phrase, the letters of all labels of fields before it.
std::vector<double> letters_before(const FormLabels& labels) {
  std::vector<double> own(labels.phrases.size(), 0), before(labels.phrases.size() + 1, 0);
  for (const LabelledField& field : labels.fields) {
    own[field.phrase] = static_cast<double>(labels.phrases[field.phrase].letters());
  }
  std::partial_sum(own.begin(), own.end(), before.begin() + 1);
  return before;
}

/// The chain of sightings in paper order that is worth most.
class Chain {
 public:
  Chain(const FormLabels& labels, const std::vector<std::vector<Sighting>>& sightings)
      : phrases_(labels.phrases), letters_before_(letters_before(labels)) {
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
      for (const Sighting& sighting : sightings[i]) {
        if (clear_enough(phrases_[i], sighting)) choices_.push_back({i, &sighting, worth_of(phrases_[i], sighting)});
      }
    }
  }

  [[nodiscard]] std::vector<std::optional<Sighting>> best() const {
    std::vector<double> worth(choices_.size());
    std::vector<int> from(choices_.size(), -1);
    for (std::size_t i = 0; i < choices_.size(); ++i) {
      worth[i] = choices_[i].worth;
      for (std::size_t j = 0; j < i; ++j) {
        if (choices_[j].phrase == choices_[i].phrase) continue;
        const double together = worth[j] + choices_[i].worth - skipped(choices_[j].phrase, choices_[i].phrase);
        if (together <= worth[i] || !fits(from, static_cast<int>(j), choices_[i])) continue;
        worth[i] = together;
        from[i] = static_cast<int>(j);
      }
    }
    std::vector<std::optional<Sighting>> chosen(phrases_.size());
    if (choices_.empty()) return chosen;
    const auto top = std::ranges::max_element(worth) - worth.begin();
    for (int at = static_cast<int>(top); at >= 0; at = from[static_cast<std::size_t>(at)]) {
      const Choice& choice = choices_[static_cast<std::size_t>(at)];
      chosen[choice.phrase] = *choice.sighting;
    }
    return chosen;
  }

 private:
  /// Whether `next` may follow the chain that ends at `end`. Looks back over one line of phrases: what
  /// stands beside one another has no order of its own.
  [[nodiscard]] bool fits(const std::vector<int>& from, int end, const Choice& next) const {
    constexpr int look_back = 8;
    for (int at = end, seen = 0; at >= 0 && seen < look_back; at = from[static_cast<std::size_t>(at)], ++seen) {
      const Choice& before = choices_[static_cast<std::size_t>(at)];
      if (!in_order(phrases_[before.phrase], *before.sighting, phrases_[next.phrase], *next.sighting)) return false;
    }
    return true;
  }

  /// What the labels between two phrases would have been worth: what was read is more likely a page that
  /// begins or ends in the form's middle than one that lacks them all.
  [[nodiscard]] double skipped(std::size_t first, std::size_t second) const {
    return (1 - chance_likeness) * (letters_before_[second] - letters_before_[first + 1]);
  }

  const std::vector<Phrase>& phrases_;
  std::vector<double> letters_before_;
  std::vector<Choice> choices_;
};

std::string joined(const std::vector<std::string>& keys) {
  std::string all;
  for (const std::string& key : keys) all += key;
  return all;
}

/// Whether the code that names the form ("CT01") is seen as another one of its kind ("CT03"). Sibling forms of one
/// circular differ in nothing else of such a line.
bool names_another(const FormTemplate& form, const Phrase& phrase, const Sighting& sighting, const WordField& page) {
  const auto code = std::ranges::find(phrase.keys, form.id);
  if (code == phrase.keys.end()) return false;
  const auto at = static_cast<std::size_t>(code - phrase.keys.begin());
  for (const auto& [key, word] : sighting.pairs) {
    if (key != at) continue;
    const std::string& seen = page.words()[word].key;
    if (seen.size() != form.id.size() || seen == form.id) return false;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t i = 0; i < seen.size(); ++i) {
      if (seen[i] != form.id[i] && !(is_digit(seen[i]) && is_digit(form.id[i]))) return false;
    }
    return true;
  }
  return false;
}

/// Whether a field without a label has its place among others of its kind: signatures stand in a row,
/// columns fill a table.
bool can_be_placed(const FormLabels& labels, const FormFit& fit, const LabelledField& field) {
  constexpr int least_others = 2;
  if (field.kind != PlaceKind::area && field.kind != PlaceKind::column) return false;
  return std::ranges::count_if(labels.fields, [&](const LabelledField& other) {
           return other.kind == field.kind && fit.phrases[other.phrase].has_value();
         }) >= least_others;
}

/// What the labels of fields say about the page.
void judge(const FormTemplate& form, const FormLabels& labels, const WordField& page, FormFit& fit) {
  const std::string title = key_of(form.title.vi);
  for (std::size_t i = 0; i < labels.phrases.size(); ++i) {
    if (!fit.phrases[i]) continue;
    const Phrase& phrase = labels.phrases[i];
    if (phrase.version_mark) fit.weight += version_mark_weight * worth_of(phrase, *fit.phrases[i]);
    fit.another = fit.another || (phrase.version_mark && names_another(form, phrase, *fit.phrases[i], page));
    const bool names_form = phrase.version_mark && fit.phrases[i]->likeness >= clear_likeness;
    fit.titled = fit.titled || names_form || joined(phrase.keys) == title;
  }
  const auto found = [&](const LabelledField& field) { return fit.phrases[field.phrase].has_value(); };
  const auto first = std::ranges::find_if(labels.fields, found);
  const auto last = std::find_if(labels.fields.rbegin(), labels.fields.rend(), found).base();
  if (first == labels.fields.end()) return;
  fit.begins = first == labels.fields.begin();
  fit.fields = static_cast<std::size_t>(std::count_if(first, last, found));
  fit.gap = std::any_of(first, last, [&](const LabelledField& field) {
    return !found(field) && !can_be_placed(labels, fit, field);
  });
  double seen = 0, all = 0;
  for (auto field = first; field != last; ++field) {
    const Phrase& phrase = labels.phrases[field->phrase];
    const auto& sighting = fit.phrases[field->phrase];
    const auto letters = static_cast<double>(phrase.letters());
    all += letters;
    fit.weight += sighting ? 2 * worth_of(phrase, *sighting) : -letters;
    if (sighting) seen += sighting->likeness * letters;
  }
  fit.coverage = seen / all;
}

/// Whether `sighting` of phrase `at` agrees with all that was found before and behind it.
bool agrees(const std::vector<Phrase>& phrases, const FormFit& fit, std::size_t at, const Sighting& sighting) {
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (!fit.phrases[i]) continue;
    const bool fits = i < at ? in_order(phrases[i], *fit.phrases[i], phrases[at], sighting)
                             : in_order(phrases[at], sighting, phrases[i], *fit.phrases[i]);
    if (!fits) return false;
  }
  return true;
}

/// Labels between others that were found are looked for again, with less asked of them: seals and folds
/// hide parts of a label.
void fill_gaps(const FormLabels& labels, const WordField& page, FormFit& fit) {
  constexpr double half_hidden_likeness = 0.4;
  const auto found = [&](const LabelledField& field) { return fit.phrases[field.phrase].has_value(); };
  const auto first = std::ranges::find_if(labels.fields, found);
  const auto last = std::find_if(labels.fields.rbegin(), labels.fields.rend(), found).base();
  if (first == labels.fields.end()) return;
  for (auto field = first; field != last; ++field) {
    if (found(*field)) continue;
    for (const Sighting& sighting : page.sightings(labels.phrases[field->phrase], half_hidden_likeness)) {
      if (!agrees(labels.phrases, fit, field->phrase, sighting)) continue;
      fit.phrases[field->phrase] = sighting;
      break;
    }
  }
}

}  // namespace

FormFit fitted(const FormTemplate& form, const FormLabels& labels, const WordField& page) {
  std::vector<std::vector<Sighting>> sightings;
  for (const Phrase& phrase : labels.phrases) sightings.push_back(page.sightings(phrase));
  FormFit fit;
  fit.phrases = Chain(labels, sightings).best();
  fill_gaps(labels, page, fit);
  judge(form, labels, page, fit);
  return fit;
}

}  // namespace hoso::labels
