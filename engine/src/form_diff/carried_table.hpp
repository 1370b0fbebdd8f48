// A `<table>` of form.xml, brought to the place of a new version.
#pragma once

#include <libxml/tree.h>

#include <string>
#include <vector>

#include "drafting/draft.hpp"
#include "form_diff/carried_xml.hpp"

namespace hoso::form_diff {

/// One table as drafted from both versions.
struct TableChange {
  const drafting::DraftTable& before;
  const drafting::DraftTable& after;
};

/// Place, rows and columns of `table` go where the new version has them; columns that are gone are commented out, new
/// ones drafted behind the column before them. The ids of columns that are gone.
[[nodiscard]] std::vector<std::string> carry_table(xmlNode* table, const TableChange& change, Questions& questions);

}  // namespace hoso::form_diff
