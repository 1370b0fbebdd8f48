// What an office knows of a dossier that was handed in: what `hoso receipt` and `hoso cover` share.
#pragma once

#include <chrono>
#include <string>

#include <hoso/procedure.hpp>

#include "command_line.hpp"
#include "filling/form_data.hpp"
#include "installation.hpp"

namespace hoso::app {

/// "2026-11-26 14:30", Viet Nam's time; empty = now. Throws Error "usage.invalid".
[[nodiscard]] std::chrono::local_seconds reception_time(const std::string& text);

/// The procedure of the command line, else that of the package. Throws Error "usage.invalid" when neither says one.
[[nodiscard]] Procedure procedure_of(const CommandLine&, const std::string& of_package, const Installation&);

/// The way in which papers are handed over at the desk, else the first. Throws Error "receipt.no_time_limit".
[[nodiscard]] const FilingWay& way_of(const Procedure&);

/// "Bản chính" where the procedure asks for the original of `form`, "Bản sao" for a copy; else not known.
[[nodiscard]] std::string kind_of_paper(const Procedure&, const std::string& form);

/// What the applicant's own form says of the applicant; other rows and papers are none of the receipt's.
[[nodiscard]] filling::GivenTexts applicant_in(const std::filesystem::path& dossier);

/// "14:30 26/11/2026".
[[nodiscard]] std::string shown(std::chrono::local_seconds);

}  // namespace hoso::app
