// What `hoso check` answers: the verdict first, then all that is to be done, most urgent first.
#pragma once

#include <string>
#include <vector>

#include <hoso/finding.hpp>

#include "result_json.hpp"

namespace hoso::app {

/// One thing to do, numbered from 1 over the whole answer.
struct PreCheckItem {
  int number = 0;
  LocalizedText message;
  LocalizedText where;  ///< form, page and items concerned; empty = the dossier as a whole
  LocalizedText next_step;
  std::string legal_source;
  std::string code;
};

struct PreCheckGroup {
  FindingSeverity severity = FindingSeverity::blocking;
  LocalizedText heading;
  std::vector<PreCheckItem> items;
};

struct PreCheck {
  /// Whether it can be handed in, in one sentence.
  LocalizedText verdict;
  /// How urgent the most urgent thing is; advice: nothing has to be done.
  FindingSeverity urgency = FindingSeverity::advice;
  std::vector<LocalizedText> documents;  ///< title, version and pages of each form
  std::vector<PreCheckGroup> groups;     ///< those with items, most urgent first
  /// Labels of fields that were read without being sure: they are for comparing, not for correcting.
  std::vector<LocalizedText> unsure;
  std::vector<LocalizedText> unknown_pages;
};

[[nodiscard]] PreCheck pre_check(const Result&);

/// For a terminal, in the language asked for.
[[nodiscard]] std::string pre_check_text(const PreCheck&, const CommandLine&);

/// One page of HTML that needs no other file, large and plain; Vietnamese with English below.
[[nodiscard]] std::string pre_check_html(const PreCheck&);

}  // namespace hoso::app
