// A remembered variant's folder: variant.xml, page.png, page.words.xml (docs/variants.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include <hoso/form_template.hpp>

#include "template/form_files.hpp"

namespace hoso::variants {

/// How a variant came to be known.
struct Encounter {
  std::int64_t first_met = 0;  ///< seconds since 1970, UTC; the page it was taken from
  double score = 0;            ///< 0..1, share of that page's label letters that were seen
};

/// One page of a form as a re-typed copy shows it.
struct MetVariant {
  std::shared_ptr<const FormTemplate> form;  ///< see FormTemplate::variant_of
  int page = 0;                              ///< the one page of `form` that is described
  Encounter encounter;
};

/// File name -> content. The places are those of `page`; values and other print of the page it was taken
/// from are in none of them.
[[nodiscard]] std::map<std::string, std::string> variant_files(const MetVariant&);

/// The three files as they lie in `folder`. Throws Error("template.invalid") when one cannot be read.
[[nodiscard]] FormFiles variant_folder_files(const std::filesystem::path& folder);

/// The other way; the folder's name becomes FormTemplate::variant_id. Throws Error("variants.invalid") that
/// names file, line, what is wrong and what was expected, and Error("variants.unknown_form") when the form is
/// not among `forms`.
[[nodiscard]] MetVariant read_variant(const std::filesystem::path& folder, const Catalogue& forms);

/// "2026-11-25T02:03:00Z" -> seconds since 1970; 0 for other texts.
[[nodiscard]] std::int64_t seconds_of(const std::string& iso_utc);

}  // namespace hoso::variants
