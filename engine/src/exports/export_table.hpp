// A batch of packages as tables: one row a document, one column a field.
#pragma once

#include <string>
#include <vector>

#include <hoso/form_template.hpp>

#include "exports/package_view.hpp"

namespace hoso::exports {

struct Column {
  std::string id;     ///< for programs: "package", "full_name", "members[0].sex"
  std::string label;  ///< Vietnamese
};

struct Cell {
  std::string text;
  bool doubtful = false;
};

struct Table {
  std::string name;  ///< of the form, or "findings"
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  ///< each as long as `columns`
};

/// Every document of every package, in order. First what document it is (package, dossier code, form, version, pages),
/// which of its fields are doubtful and how many findings it has; then the fields, form by form as `forms` lists them,
/// in paper order. Fields of one id share a column. A table's rows have the columns of the longest that was read.
[[nodiscard]] Table all_documents(const std::vector<PackageView>& packages, const Catalogue& forms);

/// The same, a table for each form that occurs, by form id.
[[nodiscard]] std::vector<Table> by_form(const std::vector<PackageView>& packages, const Catalogue& forms);

/// One row a finding: of the documents, then of the dossier, package by package.
[[nodiscard]] Table all_findings(const std::vector<PackageView>& packages, const Catalogue& forms);

}  // namespace hoso::exports
