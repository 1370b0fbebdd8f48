// A template's next version, carried over from its last one.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "form_diff/changes.hpp"
#include "template/form_files.hpp"

namespace hoso::form_diff {

struct CarriedTemplate {
  std::map<std::string, std::string> files;  ///< by path from the new version's folder: "form.xml", "../rules.xml"
  std::size_t questions = 0;                 ///< TODO comments in them
};

/// The form is `old_files`' with version `version`; ids, types, parameters, rules, messages and comments stay, places
/// and pages are the new version's. `layout.xml`, `blank.pdf` and `example.json` are not carried. Throws
/// Error("template.invalid") for files that are not well-formed.
[[nodiscard]] CarriedTemplate carried_template(const FormFiles& old_files, const std::string& version,
                                               const PrintedForm& older, const PrintedForm& newer,
                                               const FormDiff& diff);

}  // namespace hoso::form_diff
