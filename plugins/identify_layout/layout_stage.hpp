// identify.layout: which form's page a picture shows, and where exactly it lies.
#pragma once

#include <hoso/plugin.hpp>

#include "blank_index.hpp"
#include "coarse_match.hpp"
#include "page_views.hpp"
#include "versions.hpp"

namespace hoso::layout {

/// Shared by all workers; keeps only what it knows about blanks.
class LayoutStage final : public IdentifyStage {
 public:
  /// `cache`: see StageSetup::cache.
  explicit LayoutStage(const Options& options, std::filesystem::path cache = {});
  /// Same page and candidates, same answer, whatever was asked before and by how many threads.
  [[nodiscard]] Identification identify(const Page& page, const Catalogue& candidates,
                                        const StageContext& context) override;

  [[nodiscard]] static StageInfo info();

 private:
  struct Guess {
    std::shared_ptr<const FormTemplate> form;
    int page = 0;
    std::shared_ptr<const BlankIndex> index;
    CoarseMatch match;
  };
  /// The best explanation of the page by one of `candidates`, if one is good enough.
  [[nodiscard]] std::optional<Contender> best_of(const Catalogue& candidates, const Features& features,
                                                 UprightPictures& pictures, const StageContext& context);
  [[nodiscard]] std::vector<Guess> guesses(const Features& features, const Catalogue& candidates,
                                           const StageContext& context);
  [[nodiscard]] std::vector<Contender> contenders(UprightPictures& pictures,
                                                  const std::vector<Guess>& guesses,
                                                  const StageContext& context);
  [[nodiscard]] std::optional<Contender> winner(UprightPictures& pictures,
                                                std::vector<Contender> contenders,
                                                const StageContext& context);
  [[nodiscard]] bool accepted(const FormTemplate& form, const Fit& fit) const;

  double min_certainty_, min_variant_certainty_, min_visible_, blank_ink_share_;
  int page_features_;
  std::size_t max_guesses_;
  BlankIndexes indexes_;
};

}  // namespace hoso::layout
