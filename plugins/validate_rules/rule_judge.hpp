#pragma once

#include <vector>

#include <hoso/dossier.hpp>

#include "evaluator.hpp"

namespace hoso::rules {

/// What a rule is judged against.
struct Judged {
  xmlDoc* tree;
  const Document& document;
  Scope scope;  ///< at no row
};

/// Findings of one rule: at most one, or one a row with for-each. A blocking finding about a field
/// that was not read surely is only doubtful, for the fault may be ours.
/// Throws Error("rules.evaluation_failed") with the placeholders rule, rule_file, line, detail.
[[nodiscard]] std::vector<Finding> findings_of(const Rule&, const Judged&);

}  // namespace hoso::rules
