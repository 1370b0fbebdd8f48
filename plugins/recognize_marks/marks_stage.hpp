// recognize.marks: which boxes of a choice are ticked.
#pragma once

#include <hoso/plugin.hpp>

#include "ticks.hpp"

namespace hoso::marks {

/// Compares each box with the blank's own. Shared by all workers; keeps nothing.
class MarksStage final : public RecognizeStage {
 public:
  explicit MarksStage(const Options& options);

  /// read = candidates as mark_candidates gives them, the best one not empty; empty = surely no box
  /// is ticked; illegible = perhaps none is, or the boxes' places are not known.
  /// Throws Error("stage.failed") for a field without options.
  [[nodiscard]] ZoneReading recognize(const ZoneView& view, const StageContext& context) override;

  [[nodiscard]] static StageInfo info();

 private:
  TickSettings settings_;
};

}  // namespace hoso::marks
