#include "layout_stage.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <set>
#include <string>

namespace hoso::layout {
namespace {

PageMatch match_of(const Contender& winner, const Page& page, const PageViews& views) {
  PageMatch match;
  match.form = winner.form;
  match.template_page = winner.page;
  match.score = winner.fit.found_share();
  const double x = double(page.image.size().width) / views.fine.cols;
  const double y = double(page.image.size().height) / views.fine.rows;
  const bool sideways = winner.quarter_turns % 2 != 0;
  match.alignment = scaled(winner.fit.alignment, sideways ? y : x, sideways ? x : y);
  return match;
}

/// Whether `left` explains the page better than `right`.
bool beats(UprightPictures& pictures, const Contender& left, const Contender& right) {
  constexpr double plain_difference = 0.3;
  const double difference = left.fit.certainty() - right.fit.certainty();
  if (std::abs(difference) > plain_difference || left.quarter_turns != right.quarter_turns) {
    return difference > 0;
  }
  return evidence(pictures.turned(left.quarter_turns), left, right) > 0;
}

/// Position of the one no other beats; the first of equals. `contenders` is not empty.
std::size_t unbeaten(UprightPictures& pictures, const std::vector<Contender>& contenders) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < contenders.size(); ++i) {
    if (beats(pictures, contenders[i], contenders[best])) best = i;
  }
  return best;
}

/// Those of `candidates` that are variants, or those that are forms by themselves.
Catalogue only(bool variants, const Catalogue& candidates) {
  Catalogue kept;
  std::ranges::copy_if(candidates, std::back_inserter(kept),
                       [&](const auto& form) { return (form->variant_of != nullptr) == variants; });
  return kept;
}

}  // namespace

LayoutStage::LayoutStage(const Options& options, std::filesystem::path cache)
    : min_certainty_(options.real("min_certainty")),
      min_variant_certainty_(options.real("min_variant_certainty")),
      min_visible_(options.real("min_visible")), blank_ink_share_(options.real("blank_ink_share")),
      page_features_(static_cast<int>(options.integer("page_features"))),
      max_guesses_(static_cast<std::size_t>(options.integer("max_guesses"))),
      indexes_(std::move(cache)) {}

StageInfo LayoutStage::info() {
  return {"identify.layout",
          "Finds the form and version of a page by its print, and where it lies",
          Threading::shared,
          {{"min_certainty", OptionType::real, "0.7",
            "share of the visible print that must be found, 0..1", 0, 1},
           {"min_variant_certainty", OptionType::real, "0.85",
            "the same for remembered variants: what looks like one may differ from it", 0, 1},
           {"min_visible", OptionType::real, "0.35",
            "share of a form's print that must be on the picture, 0..1", 0, 1},
           {"blank_ink_share", OptionType::real, "0.0005",
            "ink share below which a page counts as blank, 0..1", 0, 1},
           {"page_features", OptionType::integer, "1000",
            "features taken from a page; more cost more and bear more filth", 100, 10000},
           {"max_guesses", OptionType::integer, "6",
            "template pages that are compared closely", 1, 100}}};
}

bool LayoutStage::accepted(const FormTemplate& form, const Fit& fit) const {
  constexpr int min_found = 8;
  if (fit.found < min_found || fit.visible_share() < min_visible_) return false;
  if (!form.variant_of) return fit.certainty() >= min_certainty_;
  // Copies of one file differ where people made a table longer; what stands below it must not be read
  // at the old places.
  constexpr double min_band = 0.5;
  return fit.certainty() >= min_variant_certainty_ && fit.weakest_band >= min_band;
}

std::vector<LayoutStage::Guess> LayoutStage::guesses(const Features& features,
                                                     const Catalogue& candidates,
                                                     const StageContext& context) {
  std::vector<Guess> all;
  for (const auto& form : candidates) {
    for (int page = 0; page < static_cast<int>(form->pages.size()); ++page) {
      context.check_cancelled();
      if (form->pages[static_cast<std::size_t>(page)].blank.empty()) continue;
      auto index = indexes_.of(form, page);
      // A faint photo shows few features. That they agree on one version at all makes fewer worth a closer look at
      // the others: 12 of the wrong one would win over 11 of the right one.
      constexpr int some_inliers = 7;
      const auto match = coarse_match(features, index->features, some_inliers);
      if (match) all.push_back({form, page, std::move(index), *match});
    }
  }
  std::set<std::string> well_matched;
  for (const Guess& guess : all) {
    if (guess.match.inliers >= enough_inliers) well_matched.insert(guess.form->id);
  }
  std::erase_if(all, [&](const Guess& guess) { return !well_matched.contains(guess.form->id); });
  std::ranges::stable_sort(all, std::ranges::greater{},
                           [](const Guess& guess) { return guess.match.inliers; });
  // Versions of one form match about equally well; what matches far worse is another page.
  constexpr double far_worse = 0.35;
  std::erase_if(all, [&](const Guess& guess) {
    return guess.match.inliers < far_worse * all.front().match.inliers;
  });
  if (all.size() > max_guesses_) all.resize(max_guesses_);
  return all;
}

std::vector<Contender> LayoutStage::contenders(UprightPictures& pictures,
                                               const std::vector<Guess>& guesses,
                                               const StageContext& context) {
  // Half of what an exact fit must show: this only keeps hopeless ones from costing more.
  const double worth_a_look = min_certainty_ / 2;
  std::vector<Contender> all;
  for (const Guess& guess : guesses) {
    context.check_cancelled();
    Contender one{guess.form, guess.page, guess.index, turns_to_upright(guess.match.homography), {}};
    const Alignment plane = pictures.upright(guess.match.homography, one.quarter_turns);
    const auto fit = rough_fit(pictures.turned(one.quarter_turns), plane,
                               {*guess.index, one.spec()});
    if (!fit || fit->certainty() < worth_a_look) continue;
    one.fit = *fit;
    all.push_back(std::move(one));
  }
  return all;
}

std::optional<Contender> LayoutStage::winner(UprightPictures& pictures,
                                             std::vector<Contender> contenders,
                                             const StageContext& context) {
  while (!contenders.empty()) {
    context.check_cancelled();
    const auto best = contenders.begin() +
                      static_cast<std::ptrdiff_t>(unbeaten(pictures, contenders));
    const Fit fit = exact_fit(pictures.turned(best->quarter_turns), best->fit.alignment,
                              {*best->index, best->spec()});
    if (accepted(*best->form, fit)) {
      best->fit = fit;
      return *best;
    }
    contenders.erase(best);
  }
  return std::nullopt;
}

std::optional<Contender> LayoutStage::best_of(const Catalogue& candidates, const Features& features,
                                              UprightPictures& pictures, const StageContext& context) {
  return winner(pictures, contenders(pictures, guesses(features, candidates, context), context), context);
}

Identification LayoutStage::identify(const Page& page, const Catalogue& candidates,
                                     const StageContext& context) {
  Identification result;
  constexpr int min_side_px = 64;
  const PixelSize size = page.image.size();
  if (std::min(size.width, size.height) < min_side_px) return result;
  const PageViews views = views_of(page.image);
  result.blank = is_blank(views.rough, blank_ink_share_);
  if (result.blank) return result;
  UprightPictures pictures(views);
  const Features features = features_of(views.rough, page_features_);
  // Forms as they were issued first: what was remembered never changes how their pages are read.
  auto best = best_of(only(false, candidates), features, pictures, context);
  if (!best) best = best_of(only(true, candidates), features, pictures, context);
  if (!best) return result;
  result.quarter_turns = best->quarter_turns;
  result.match = match_of(*best, page, views);
  return result;
}

}  // namespace hoso::layout
