#include "exports/export_table.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include <hoso/cell_id.hpp>

namespace hoso::exports {
namespace {

struct Place {
  const PackageView* package;
  const DocumentEntry* document;
};

const FormTemplate* form_of(const DocumentEntry& document, const Catalogue& forms) {
  for (const auto& form : forms) {
    if (form->id == document.form && form->version == document.version) return form.get();
  }
  return nullptr;
}

/// The form's word for the field; of a table's cell with its row as people count it. Else the id.
std::string label_of(const std::string& id, const FormTemplate* form) {
  if (form == nullptr) return id;
  const auto spec = std::ranges::find_if(form->fields, [&](const FieldSpec& field) {
    return field.id == id || field.id == id_in_row(id, 0);
  });
  if (spec == form->fields.end() || spec->label.vi.empty()) return id;
  const auto cell = cell_id(id);
  return cell ? fmt::format("{} (dòng {})", spec->label.vi, cell->row + 1) : spec->label.vi;
}

/// Paper order of a field: tables stay together where their first row stands, row by row.
struct Order {
  std::size_t table_or_field;
  int row;
  std::size_t column;
  friend auto operator<=>(const Order&, const Order&) = default;
};

Order order_of(const std::string& id, const FormTemplate* form) {
  constexpr std::size_t last = static_cast<std::size_t>(-1);
  if (form == nullptr) return {last, 0, 0};
  const auto cell = cell_id(id);
  std::size_t first = last, own = last;
  for (std::size_t i = form->fields.size(); i-- > 0;) {
    const FieldSpec& field = form->fields[i];
    if (cell ? field.table == cell->table : field.id == id) first = i;
    if (field.id == (cell ? id_in_row(id, 0) : id)) own = i;
  }
  return {first, cell ? cell->row : 0, own};
}

std::vector<Column> field_columns(const std::vector<Place>& places, const Catalogue& forms) {
  struct Known {
    std::size_t form;
    Order order;
    std::size_t met;  ///< keeps fields that no form knows in the order of the dossiers
    std::string id, label;
  };
  std::vector<Known> known;
  std::set<std::string> ids;
  const auto rank = [&](const FormTemplate* form) {
    std::size_t i = 0;
    while (i < forms.size() && forms[i].get() != form) ++i;
    return i;
  };
  std::vector<Place> ranked = places;
  std::ranges::stable_sort(ranked, {}, [&](const Place& one) { return rank(form_of(*one.document, forms)); });
  for (const Place& place : ranked) {
    const FormTemplate* form = form_of(*place.document, forms);
    for (const FieldEntry& field : place.document->fields) {
      if (!ids.insert(field.id).second) continue;
      known.push_back({rank(form), order_of(field.id, form), known.size(), field.id, label_of(field.id, form)});
    }
  }
  std::ranges::sort(known, {}, [](const Known& one) { return std::tuple(one.form, one.order, one.met); });
  std::map<std::string, int> uses;
  for (const Known& one : known) ++uses[one.label];
  std::vector<Column> columns;
  for (const Known& one : known) {
    columns.push_back({one.id, uses[one.label] > 1 ? fmt::format("{} [{}]", one.label, one.id) : one.label});
  }
  return columns;
}

std::vector<Column> leading_columns() {
  return {{"package", "Gói hồ sơ"},      {"dossier_code", "Mã hồ sơ"}, {"form", "Mẫu"},
          {"version", "Phiên bản mẫu"},  {"pages", "Trang"},           {"doubtful", "Mục cần xem lại"},
          {"findings", "Số lỗi hồ sơ"}};
}

std::string joined_labels(const DocumentEntry& document, const Catalogue& forms) {
  const FormTemplate* form = form_of(document, forms);
  std::vector<std::string> labels;
  for (const FieldEntry& field : document.fields) {
    if (field.doubtful) labels.push_back(label_of(field.id, form));
  }
  return fmt::format("{}", fmt::join(labels, "; "));
}

std::vector<Cell> row_of(const Place& place, const std::vector<Column>& fields, const Catalogue& forms) {
  const DocumentEntry& document = *place.document;
  std::vector<Cell> row = {{place.package->name},
                           {place.package->separator_code},
                           {document.title.vi.empty() ? document.form : document.title.vi},
                           {fmt::format("{}/{}", document.form, document.version)},
                           {fmt::format("{}", fmt::join(document.pages, " "))},
                           {joined_labels(document, forms)},
                           {fmt::format("{}", document.findings.size())}};
  for (const Column& column : fields) {
    const auto field = std::ranges::find(document.fields, column.id, &FieldEntry::id);
    row.push_back(field == document.fields.end() ? Cell() : Cell{field->text, field->doubtful});
  }
  return row;
}

Table table_of(const std::string& name, const std::vector<Place>& places, const Catalogue& forms) {
  const std::vector<Column> fields = field_columns(places, forms);
  Table table{name, leading_columns(), {}};
  table.columns.insert(table.columns.end(), fields.begin(), fields.end());
  for (const Place& place : places) table.rows.push_back(row_of(place, fields, forms));
  return table;
}

std::vector<Place> places_of(const std::vector<PackageView>& packages) {
  std::vector<Place> places;
  for (const PackageView& package : packages) {
    for (const DocumentEntry& document : package.documents) places.push_back({&package, &document});
  }
  return places;
}

std::string severity_word(const std::string& severity) {
  if (severity == "blocking") return "chặn";
  return severity == "doubtful" ? "nghi ngờ" : "khuyến nghị";
}

void add_finding(const PackageView& package, const DocumentEntry* document, const FindingEntry& finding,
                 const Catalogue& forms, Table& table) {
  const FormTemplate* form = document == nullptr ? nullptr : form_of(*document, forms);
  std::vector<std::string> fields;
  for (const std::string& id : finding.fields) fields.push_back(label_of(id, form));
  table.rows.push_back({{package.name},
                        {document == nullptr ? "" : fmt::format("{}/{}", document->form, document->version)},
                        {severity_word(finding.severity)},
                        {finding.page == 0 ? "" : fmt::format("{}", finding.page)},
                        {fmt::format("{}", fmt::join(fields, "; "))},
                        {finding.message.vi},
                        {finding.next_step.vi},
                        {finding.legal_source},
                        {finding.code}});
}

}  // namespace

Table all_documents(const std::vector<PackageView>& packages, const Catalogue& forms) {
  return table_of("documents", places_of(packages), forms);
}

std::vector<Table> by_form(const std::vector<PackageView>& packages, const Catalogue& forms) {
  std::map<std::string, std::vector<Place>> places;
  for (const Place& place : places_of(packages)) places[place.document->form].push_back(place);
  std::vector<Table> tables;
  for (const auto& [form, of_form] : places) tables.push_back(table_of(form, of_form, forms));
  return tables;
}

Table all_findings(const std::vector<PackageView>& packages, const Catalogue& forms) {
  Table table{"findings",
              {{"package", "Gói hồ sơ"}, {"version", "Mẫu"}, {"severity", "Mức"}, {"page", "Trang"},
               {"fields", "Mục"}, {"message", "Điều phát hiện"}, {"next_step", "Cần làm"},
               {"legal_source", "Căn cứ"}, {"code", "Mã"}},
              {}};
  for (const PackageView& package : packages) {
    for (const DocumentEntry& document : package.documents) {
      for (const FindingEntry& finding : document.findings) add_finding(package, &document, finding, forms, table);
    }
    for (const FindingEntry& finding : package.findings) add_finding(package, nullptr, finding, forms, table);
  }
  return table;
}

}  // namespace hoso::exports
