// The submission that a dossier and the officer's facts add up to.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <hoso/places.hpp>
#include <hoso/procedure.hpp>

#include "portal/submission.hpp"

namespace hoso::portal {

/// What the officer wrote, flattened: "unit.code" -> "H44.12.34". docs/portal.md lists the names.
using Facts = std::map<std::string, std::string, std::less<>>;

/// A form of the dossier: what its fields say.
struct FilledForm {
  std::string id;
  /// Values by field id; what is written where that is no value.
  std::map<std::string, std::string, std::less<>> values;
  std::map<std::string, std::string, std::less<>> written;
};

/// Views; outlive the call.
struct SubmissionSources {
  const Facts& facts;
  const std::vector<FilledForm>& forms;
  const std::vector<Component>& components;
  const Procedure& procedure;
  const Places* places = nullptr;  ///< for the codes of addresses; null = none are looked up
};

/// Facts go before what was read. Throws Error("portal.bad_fact") for a fact that is no such value, naming it and what
/// was expected, and "portal.fact_missing" for one that every receiver asks for: unit.name, and received and due of
/// a dossier that was received. Never names a value.
[[nodiscard]] Submission submission_of(const SubmissionSources&);

}  // namespace hoso::portal
