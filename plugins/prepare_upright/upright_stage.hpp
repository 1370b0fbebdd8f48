// prepare.upright: turns pages whose lines of text do not run from left to right.
#pragma once

#include <hoso/plugin.hpp>

namespace hoso::upright {

/// Shared by all workers; keeps nothing.
class UprightStage final : public PrepareStage {
 public:
  explicit UprightStage(const Options& options);
  /// The page itself where it stands right, or where its lines do not say. Never makes up pixels.
  [[nodiscard]] Page prepare(const Page& page, const StageContext& context) override;

  [[nodiscard]] static StageInfo info();

 private:
  [[nodiscard]] int turns_needed(const PageImage& image) const;

  double sideways_ratio_, upside_down_slant_, max_skew_degrees_;
};

}  // namespace hoso::upright
