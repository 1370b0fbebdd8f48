// recognize.boxes: numbers written one digit to a box.
#pragma once

#include <filesystem>

#include <hoso/plugin.hpp>

#include "digit_net.hpp"

namespace hoso::boxes {

/// Reads a comb of FieldSpec::cells equal boxes, digit by digit. The comb's own rules say where
/// its boxes are, so a page aligned to within 1 mm is good enough. A born-digital page's digits
/// are taken from its text layer. Any number of threads.
class BoxesStage : public RecognizeStage {
 public:
  /// Throws Error("recognize.model_missing").
  BoxesStage(const Options& options, const std::filesystem::path& resources);

  /// Text: one character a box, a space for an empty one. Only the field's first zone is read.
  /// Throws Error("template.invalid") for a field without cells or zone.
  [[nodiscard]] ZoneReading recognize(const ZoneView&, const StageContext&) override;

 private:
  DigitNet net_;
  double least_score_;
};

[[nodiscard]] StageInfo stage_info();

}  // namespace hoso::boxes
