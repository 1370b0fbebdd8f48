// templates/forms/ -> FormTemplate. The format is described in docs/templates.md.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include <hoso/form_template.hpp>

namespace hoso {

/// Reads every `<folder>/<form>/<version>/form.xml` of these folders, several at a time; a folder that is not there
/// holds none. Throws what load_form throws for the first bad one in folder order, Error("template.invalid")
/// for two folders that describe the same version of a form, and Error("template.none_found") when
/// there is none at all. Safe to call from any thread.
[[nodiscard]] Catalogue load_catalogue(const std::vector<std::filesystem::path>& forms_folders);
/// The same of one folder.
[[nodiscard]] inline Catalogue load_catalogue(const std::filesystem::path& forms_folder) {
  return load_catalogue(std::vector{forms_folder});
}

/// Reads one version of a form with its blank pages, printed words and rules, and checks it.
/// Throws Error("template.invalid") that names file, line, what is wrong and what was expected.
[[nodiscard]] std::shared_ptr<const FormTemplate> load_form(const std::filesystem::path& folder);

}  // namespace hoso
