// templates/portals/*.xml: what a receiving system takes and refuses, as data.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <hoso/message.hpp>

namespace hoso::portal {

/// How a rule is known.
enum class Certainty {
  seen,      ///< in code or a specification that the author of the rule read
  reported,  ///< somebody who uses the system says so
  guessed,   ///< likely, and harmless when wrong
};

struct RuleSource {
  LocalizedText text;
  Certainty certainty = Certainty::guessed;
};

/// One check; engine/src/portal/rehearsal.cpp knows the kinds.
struct PortalRule {
  std::string kind;  ///< "file-type", "payload", …
  std::map<std::string, std::string, std::less<>> settings;
  RuleSource source;
  bool refuses = true;  ///< false = the dossier gets in, and into trouble later

  /// Empty when the rule does not say.
  [[nodiscard]] std::string setting(std::string_view name) const;
  /// 0 when the rule does not say.
  [[nodiscard]] unsigned long long number(std::string_view name) const;
};

/// Which calls hand a dossier over.
enum class CallSequence { none, classic, create };

struct PortalRules {
  std::string id;
  LocalizedText title;
  LocalizedText caution;  ///< what of it was not checked against an original text
  CallSequence calls = CallSequence::none;
  std::vector<PortalRule> rules;
};

/// The ids in `folder`, in order.
[[nodiscard]] std::vector<std::string> portal_ids(const std::filesystem::path& folder);

/// `<folder>/<id>.xml`, which must keep `schema` (portal_rules.xsd). Throws Error("portal.unknown") naming the nearest,
/// "portal.invalid" with line and what was expected.
[[nodiscard]] PortalRules load_portal(const std::string& id, const std::filesystem::path& folder,
                                      const std::filesystem::path& schema);

}  // namespace hoso::portal
