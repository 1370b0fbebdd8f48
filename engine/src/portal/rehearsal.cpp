#include "portal/rehearsal.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "portal/package_view.hpp"
#include "portal/rehearsal_checks.hpp"

namespace hoso::portal {

std::vector<Objection> objections(const PackageFiles& files, const RehearsalTerms& terms) {
  const PackageView view(files);
  std::vector<Objection> found;
  for (const PortalRule& rule : terms.portal.rules) {
    const Check* check = check_named(rule.kind);
    if (!check) throw std::logic_error(fmt::format("no check for the rule {}", rule.kind));
    (*check)({view, terms, rule, found});
  }
  return found;
}

}  // namespace hoso::portal
