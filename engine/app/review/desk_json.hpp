// Dossiers as the review station's pages are told of them: engine/app/review/openapi.yaml.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "review/desk.hpp"

namespace hoso::review {

using Json = nlohmann::ordered_json;

/// Titles of procedures by their codes.
using ProcedureTitles = std::map<std::string, std::string>;

[[nodiscard]] Json json_of(const LocalizedText&);
[[nodiscard]] Json json_of(const Finding&);
[[nodiscard]] Json summary_json(const store::Summary&, const ProcedureTitles&);
/// `viewer`: the account that looks; of two persons the second one is not shown what the first one said.
[[nodiscard]] Json dossier_json(const OpenDossier&, const Desk&, const std::string& viewer, const ProcedureTitles&);
[[nodiscard]] Json documents_json(const OpenDossier&, const Desk&, const std::string& viewer);
[[nodiscard]] Json queue_json(const store::QueueState&);

/// One field of an open dossier; null when there is none.
[[nodiscard]] Json field_json(const OpenDossier&, const Desk&, const std::string& viewer, const OpenPlace&);

/// "2026-11-27T03:18:00Z".
[[nodiscard]] std::string time_text(std::chrono::sys_seconds);
/// UTF-8 whatever is in it.
[[nodiscard]] std::string text_of(const Json&);

}  // namespace hoso::review
