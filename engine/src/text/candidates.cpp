#include <hoso/candidates.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

namespace hoso {
namespace {

void add_new(std::vector<Candidate>& candidates, Candidate candidate) {
  const auto known = std::ranges::find(candidates, candidate.text, &Candidate::text);
  if (known == candidates.end()) {
    candidates.push_back(std::move(candidate));
  } else {
    known->score = std::max(known->score, candidate.score);
  }
}

void keep_best(std::vector<Candidate>& candidates) {
  std::ranges::stable_sort(candidates, std::ranges::greater(), &Candidate::score);
  if (candidates.size() > most_candidates) candidates.resize(most_candidates);
}

}  // namespace

std::vector<Candidate> merged(std::vector<Candidate> first, const std::vector<Candidate>& second) {
  for (const Candidate& candidate : second) add_new(first, candidate);
  keep_best(first);
  return first;
}

std::vector<Candidate> joined(const std::vector<std::vector<Candidate>>& lines) {
  const auto with = [&](std::size_t changed, const Candidate& instead) {
    Candidate whole{"", 1};
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].empty()) continue;
      const Candidate& part = i == changed ? instead : lines[i].front();
      whole.text += (whole.text.empty() ? "" : " ") + part.text;
      whole.score = std::min(whole.score, part.score);
    }
    if (whole.text.size() > 1 && whole.text.ends_with(',')) whole.text.pop_back();
    return whole;
  };
  std::vector<Candidate> all;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const Candidate& candidate : lines[i]) add_new(all, with(i, candidate));
  }
  keep_best(all);
  return all;
}

}  // namespace hoso
