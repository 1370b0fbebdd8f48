#include "label_words.hpp"

#include <algorithm>

#include <hoso/quantile.hpp>

namespace hoso::labels {

std::vector<WordMatch> words_of(const PageFindings& page, std::size_t at) {
  const Phrase& phrase = page.labels.phrases[at];
  const Sighting& sighting = *page.fit.phrases[at];
  const auto& printed = page.form.pages[static_cast<std::size_t>(phrase.page)].words;
  std::vector<WordMatch> matches;
  for (const std::size_t word : sighting.words) {
    WordMatch match{word};
    for (const auto& [key, seen] : sighting.pairs) {
      if (seen != word) continue;
      match.letters += phrase.keys[key].size();
      match.width_mm += printed[phrase.words[key]].box.width;
    }
    matches.push_back(match);
  }
  return matches;
}

double width_ratio(const PageFindings& page) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < page.labels.phrases.size(); ++i) {
    if (!page.fit.phrases[i]) continue;
    for (const WordMatch& match : words_of(page, i)) {
      if (match.width_mm > 0) ratios.push_back(page.words[match.word].box.width / match.width_mm);
    }
  }
  return ratios.empty() ? 1 : quantile(std::move(ratios), 0.5);
}

bool shows_nothing_else(const PageFindings& page, const WordMatch& match, double ratio) {
  const SeenWord& seen = page.words[match.word];
  constexpr double slack_mm = 0.8, slack = 1.25, narrow_slack_mm = 0.4, narrow_slack = 1.08;
  const double width = ratio * match.width_mm;
  if (seen.key.size() <= match.letters) return seen.box.width <= slack * width + slack_mm;
  return seen.box.width <= narrow_slack * width + narrow_slack_mm;  // "m" read as "rn"
}

MmRect print_of(const PageFindings& page, const WordMatch& match, double ratio) {
  MmRect box = page.words[match.word].box;
  if (!shows_nothing_else(page, match, ratio)) box.width = std::min(box.width, ratio * match.width_mm);
  return box;
}

}  // namespace hoso::labels
