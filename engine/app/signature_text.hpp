// Signatures and what is wrong with them, for people and programs.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

#include <hoso/finding.hpp>
#include <hoso/message.hpp>
#include <hoso/signing/report.hpp>

#include "command_line.hpp"

namespace hoso::app {

[[nodiscard]] Finding finding_of(const signing::SignatureIssue&);

/// Who, when, with what, over what, and the issues. `number` from 1.
[[nodiscard]] std::string signature_text(const signing::SignatureReport&, int number, const CommandLine&);
[[nodiscard]] nlohmann::ordered_json signature_json(const signing::SignatureReport&, const CommandLine&);
[[nodiscard]] nlohmann::ordered_json issue_json(const Finding&, const CommandLine&);

/// 0 for none or advice, needs_review for doubts, input_unusable for what blocks.
[[nodiscard]] ExitCode exit_code_for(std::optional<FindingSeverity> worst);

/// A time in Viet Nam: "09:03:00 27/11/2026".
[[nodiscard]] std::string time_text(std::chrono::sys_seconds time);

}  // namespace hoso::app
