// What a template's author is told beyond what makes it unreadable.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <hoso/form_template.hpp>

namespace hoso {

/// Stable codes: "lint.unknown_type", "lint.unknown_recognizer", "lint.overlap", "lint.label_not_printed",
/// "lint.one_language", "lint.no_source".
struct LintRemark {
  std::string code;
  std::string subject;  ///< field id or rule code
  LocalizedText text;
};

/// Whether there is a stage of that id ("field.date").
using HasStage = std::function<bool(const std::string& id)>;

/// Types and recognizers without a plugin, zones that overlap, labels of which no word is printed on the field's page,
/// texts that are the same in both languages, rules without a source. In paper order.
[[nodiscard]] std::vector<LintRemark> lint(const FormTemplate&, const HasStage&);

/// The folders of versions in `folder`: itself, a form's folder, or a folder of forms (templates/forms). Empty = none.
[[nodiscard]] std::vector<std::filesystem::path> version_folders_in(const std::filesystem::path& folder);

}  // namespace hoso
