// One stage at work.
#pragma once

#include <memory>

#include "contract/contract.hpp"
#include "contract/material.hpp"
#include "plugin/stage_registrar.hpp"

namespace hoso::contract {

/// A stage and all it takes to make it. Shared with threads that may outlive the check.
struct StageUse {
  std::shared_ptr<void> library;  ///< keeps the code loaded
  plugin::StageEntry entry;
  std::map<std::string, std::string> options;
  std::shared_ptr<const Material> material;
};

/// Makes the stage twice, then tries what trials_of its kind gives: each result possible, the same
/// again at the second call, the same from another instance in another thread, and no call longer
/// than `terms` allow. Stops at the first call that does not end.
[[nodiscard]] ContractReport exercise(const std::shared_ptr<const StageUse>& use,
                                      const ContractTerms& terms);

}  // namespace hoso::contract
