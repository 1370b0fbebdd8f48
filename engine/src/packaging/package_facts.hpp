// What the officer knows of a dossier and no page says: its code, the unit, where the paper lies.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hoso::packaging {

/// A component of the dossier, as the officer names it.
struct ComponentFact {
  std::string code;        ///< "000.00.00.G01-KQ003604"; the end is enough
  std::vector<int> pages;  ///< dossier page numbers; empty = the pages of the form that the component is
  std::string kind;        ///< "original", "copy", "electronic"; empty = as the procedure asks
  bool digitised = true;
  std::string reused;       ///< "none", "data", "result"
  bool from_store = false;  ///< taken from the citizen's national store of documents
  std::string replaced_by;  ///< code of the earlier result that replaces the paper
};

struct PackageFacts {
  /// Texts by dotted name: "code", "unit.name", "archive.maintenance".
  std::map<std::string, std::string, std::less<>> texts;
  std::vector<ComponentFact> components;

  /// Empty when nobody said.
  [[nodiscard]] std::string text(std::string_view name) const;
};

/// A JSON object: texts and numbers, objects of such, and "components". Throws Error("package.bad_facts") that says
/// where, never a value.
[[nodiscard]] PackageFacts facts_of_json(std::string_view json);

}  // namespace hoso::packaging
