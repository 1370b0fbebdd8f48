// Tables with more rows than the form prints.
#pragma once

#include <map>
#include <string>

#include "typeset/layout.hpp"

namespace hoso::typeset {

/// What continuation pages are for.
struct Continuation {
  std::map<std::string, int> rows;  ///< by table id, how many are needed
  std::string subject;              ///< whose form it is, so that a loose page finds its way back; may be empty
};

/// `layout`, with pages behind it for the rows that its tables lack: each names the form, the subject and the table,
/// and repeats the table's header. Cells keep counting: the first row behind a table of nine is "members[9]". Throws
/// Error "fill.unknown_field" for a table there is not.
[[nodiscard]] Layout continued(Layout layout, const Continuation& continuation);

}  // namespace hoso::typeset
