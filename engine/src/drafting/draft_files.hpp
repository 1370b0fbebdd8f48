// A draft as the files of a form's folder.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "drafting/draft.hpp"

namespace hoso::drafting {

/// What the form is called; both match form-id of templates/schema/form.xsd.
struct DraftName {
  std::string id;
  std::string version;
};

/// File name → content: form.xml, page-N.png, page-N.words.xml. What a person must decide stands in form.xml as
/// comments that begin with TODO. The same draft gives the same bytes.
[[nodiscard]] std::map<std::string, std::string> files_of(const Draft& draft, const DraftName& name);

/// A TODO in a draft's files.
struct OpenPlace {
  std::string file;
  int line = 0;      ///< from 1
  std::string text;  ///< the line, with one space between words
};

/// Every TODO in the XML of `files`, in their order; a line with two is there twice.
[[nodiscard]] std::vector<OpenPlace> open_places(const std::map<std::string, std::string>& files);

/// `<field>` or `<table>` of form.xml, with its questions as comments; ends with a line end.
[[nodiscard]] std::string entry_element(const DraftEntry& entry);

/// `<column>` number `at`, from 0, likewise.
[[nodiscard]] std::string column_element(const DraftTable& table, std::size_t at);

/// `text` as a form id: small letters, digits and '-'; "form" when nothing is left.
[[nodiscard]] std::string form_id_of(const std::string& text);

}  // namespace hoso::drafting
