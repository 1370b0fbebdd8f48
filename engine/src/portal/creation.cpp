#include "portal/creation.hpp"

#include <hoso/error.hpp>

namespace hoso::portal {
namespace {

class CreateOnce {
 public:
  CreateOnce(const SequenceParts& parts, const CreationCalls& calls)
      : parts_(parts), calls_(calls), delivery_(parts.state.delivery) {}

  bool run() {
    if (delivery_.creation == Creation::sent && is_there()) return done(true);
    constexpr int most_sendings = 2;
    for (int i = 0; i < most_sendings; ++i) {
      if (send() || is_there()) return done(false);
    }
    unknown_outcome();
  }

 private:
  void note(Creation creation) {
    delivery_.creation = creation;
    parts_.state.save();
  }

  bool done(bool sent_before) {
    note(Creation::done);
    parts_.terms.told("create");
    return sent_before;
  }

  [[noreturn]] void unknown_outcome() const {
    throw Error("submit.outcome_unknown", {{"code", delivery_.code}});
  }

  /// The receiver may still be at work on what it got, so a "no" is asked for again.
  bool is_there() {
    const Patience& patience = parts_.terms.account.patience;
    int wait_ms = patience.first_wait_ms;
    for (int tries = 1;; ++tries) {
      const Found found = calls_.look_up();
      if (found == Found::unknown) unknown_outcome();
      if (found == Found::yes || tries >= patience.tries) return found == Found::yes;
      parts_.terms.wait(wait_ms);
      wait_ms *= 2;
    }
  }

  /// False: no reply that says whether it was made. What throws says that it was not: the receiver saw nothing of it,
  /// or turned it away.
  bool send() {
    note(Creation::sent);
    try {
      const Answer answer = calls_.send();
      return !answer.lost && calls_.accepted(answer.json);
    } catch (const Error&) {
      note(Creation::none);
      throw;
    }
  }

  const SequenceParts& parts_;
  const CreationCalls& calls_;
  Delivery& delivery_;
};

}  // namespace

bool create_once(const SequenceParts& parts, const CreationCalls& calls) { return CreateOnce(parts, calls).run(); }

}  // namespace hoso::portal
