// recognize.presence: whether somebody signed, or sealed.
#pragma once

#include <hoso/plugin.hpp>

namespace hoso::presence {

/// Shared by all workers; keeps nothing.
class PresenceStage final : public RecognizeStage {
 public:
  explicit PresenceStage(const Options& options);
  /// read = one candidate "signed"; empty = no ink, or typing only; illegible = ink that may or
  /// may not be a signature. For a field with the parameter of="seal": one candidate "sealed"; empty = no
  /// red ink; illegible = red ink that is no round seal.
  [[nodiscard]] ZoneReading recognize(const ZoneView& view, const StageContext& context) override;

  [[nodiscard]] static StageInfo info();

 private:
  double least_ink_mm2_, typed_share_;
};

}  // namespace hoso::presence
