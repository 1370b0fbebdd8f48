// What changes to form.xml start from.
#pragma once

#include <string>

namespace hoso::template_editing {

/// form.xml as it stands, and the name by which messages call it. Functions that take one are pure and give the changed
/// text; what a change does not concern stays byte for byte. They throw Error("designer.unknown") for a name that is
/// not there, and Error("designer.invalid") for a value that no template may have: an id that is none or is taken, a
/// place off its page, an empty text. A name is a field's or table's id, or "table.column" where no field has it.
struct FormText {
  std::string xml;
  std::string file;
};

/// How a field is read.
struct Reading {
  std::string type;
  std::string recognizer;
  int cells = 0;  ///< with recognizer "boxes", 1 .. 100
};

}  // namespace hoso::template_editing
