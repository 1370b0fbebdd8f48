// The fields and tables of form.xml, brought to the places of a new version.
#pragma once

#include <libxml/tree.h>

#include <set>
#include <string>

#include "form_diff/carried_xml.hpp"
#include "form_diff/changes.hpp"

namespace hoso::form_diff {

/// Changes `form`, the root element of the old version's form.xml: zones, cells and options go where the new version
/// has them, relabelled items get the new label, what is gone is commented out, what is new is drafted behind the item
/// before it. The ids of fields and tables that are gone, and of columns: "members.note".
[[nodiscard]] std::set<std::string> carry_fields(xmlNode* form, const PrintedForm& older, const PrintedForm& newer,
                                                 const FormDiff& diff, Questions& questions);

}  // namespace hoso::form_diff
