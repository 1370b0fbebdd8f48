// Making a dossier at a receiver's exactly once, though replies get lost.
#pragma once

#include <functional>

#include "portal/call_sequences.hpp"

namespace hoso::portal {

enum class Found { yes, no, unknown };

struct CreationCalls {
  std::function<Found()> look_up;  ///< whether the receiver has a dossier of the delivery's code
  std::function<Answer()> send;    ///< not repeatable
  /// Takes over what the reply says. False: it does not say that the dossier was made. Throws for one that says it
  /// was not.
  std::function<bool(const Json& reply)> accepted;
};

/// Sends the dossier unless the receiver has it; on return it has it, and the state file says so. After a lost reply
/// it is looked for, with waits that double, before it is sent a second time, under the same code. True: it was sent in
/// an earlier run, not in this one. Throws Error("submit.outcome_unknown") where the receiver cannot say whether it
/// has it, and what the calls throw; a refusal is noted in the state file first.
[[nodiscard]] bool create_once(const SequenceParts&, const CreationCalls&);

}  // namespace hoso::portal
