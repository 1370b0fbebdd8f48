// How commands show what is in the store.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "command_line.hpp"
#include "store/dossiers.hpp"

namespace hoso::app {

/// On the system's user: "cli:lan"; the number where the user has no name. Throws what run_clock throws.
[[nodiscard]] store::Act acting_user();

/// When today began in Viet Nam.
[[nodiscard]] std::chrono::sys_seconds day_begins(std::chrono::sys_seconds now);

/// "14:30 27/11/2026" in Viet Nam.
[[nodiscard]] std::string clock_text(std::chrono::sys_seconds);
/// "2026-11-27T14:30:00+07:00".
[[nodiscard]] std::string iso_text(std::chrono::sys_seconds);

[[nodiscard]] LocalizedText text_of(store::State);
/// The message of a code of docs/errors.md.
[[nodiscard]] LocalizedText text_of_problem(const std::string& code);

/// Id, state, reception, procedure, forms, pages, doubts, problem; the applicant's name.
[[nodiscard]] nlohmann::ordered_json dossier_json(const store::Summary&);
/// One line a dossier, with a head.
[[nodiscard]] std::string dossier_table(const std::vector<store::Summary>&, const CommandLine&);

/// Two spaces deep, UTF-8, a line break behind.
void print_json(const nlohmann::ordered_json&);

}  // namespace hoso::app
