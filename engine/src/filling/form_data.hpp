// What a form is to be filled with, as people and programs give it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <hoso/form_template.hpp>

namespace hoso::filling {

/// Texts by field id ("full_name", "members[0].sex"), as given: typed or normalised. Empty texts are left out.
using GivenTexts = std::map<std::string, std::string>;

/// A JSON object: field ids with texts, tables with lists of such objects. Numbers are taken as they are written.
/// Throws Error "fill.bad_data" naming `name` and what is wrong, never a value.
[[nodiscard]] GivenTexts texts_of_json(std::string_view json, const std::string& name);

/// The values in a package's dossier.xml (`path` is the file or the folder that holds it): of its first document of
/// the form, whatever the version; where it has none, of its first document, as far as ids are the same. A value that
/// was read but is no value of its type counts as it was written. Throws Error "fill.bad_data".
[[nodiscard]] GivenTexts texts_of_dossier(const std::filesystem::path& path, const std::string& form_id);

/// What a package holds, for a receipt.
struct DossierSummary {
  struct Document {
    std::string form;  ///< id
    std::string title;  ///< Vietnamese
  };
  std::string procedure;  ///< national code; empty = not said
  std::vector<Document> documents;
  int other_pages = 0;  ///< that are no known form; blank ones and separator sheets left out
};

/// Of a package's dossier.xml (`path` is the file or its folder). Throws Error "fill.bad_data".
[[nodiscard]] DossierSummary summary_of_dossier(const std::filesystem::path& path);

/// Whether the form has the field and it is no place to sign.
[[nodiscard]] bool can_be_typed(const FormTemplate& form, const std::string& id);

/// An empty object to fill in: every field of the form that can be typed, tables with one row. JSON, UTF-8.
[[nodiscard]] std::string json_to_fill_in(const FormTemplate&);

}  // namespace hoso::filling
