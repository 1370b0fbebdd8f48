// validate.identity: do the places of a dossier that speak of one person say the same?
#pragma once

#include <hoso/plugin.hpp>
#include <hoso/stages.hpp>

namespace hoso::identity {

/// Thread-safe: nothing changes after construction.
class IdentityStage : public ValidateStage {
 public:
  explicit IdentityStage(const Options&);
  [[nodiscard]] Findings validate(const Dossier&, const StageContext&) override;
  [[nodiscard]] static StageInfo info();

 private:
  bool within_forms_;
};

}  // namespace hoso::identity
