// What `hoso form diff` prints.
#pragma once

#include <optional>
#include <string>

#include "command_line.hpp"
#include "form_diff/changes.hpp"

namespace hoso::app {

/// Where the carried template lies, and how many TODO comments it has.
struct CarriedTo {
  std::filesystem::path folder;
  std::size_t questions = 0;
};

/// A line for each change, then their count, in the language asked for.
[[nodiscard]] std::string diff_text(const CommandLine&, const form_diff::FormDiff&, const std::optional<CarriedTo>&);

/// `same`, `changes`, and `carried` where a template was carried over.
[[nodiscard]] std::string diff_json(const form_diff::FormDiff&, const std::optional<CarriedTo>&);

}  // namespace hoso::app
