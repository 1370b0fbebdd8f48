// inspect.picture: what is wrong with a picture.
#pragma once

#include <hoso/plugin.hpp>

#include "thresholds.hpp"

namespace hoso::picture {

/// Shared by all workers; keeps nothing.
class PictureStage final : public InspectStage {
 public:
  explicit PictureStage(const Options& options);
  /// No evidence; findings "picture.…", all doubtful, for faults that endanger the reading only.
  [[nodiscard]] Inspection inspect(const Page& page, const PageMatch* match,
                                   const StageContext& context) override;

  [[nodiscard]] static StageInfo info();

 private:
  Thresholds thresholds_;
};

}  // namespace hoso::picture
