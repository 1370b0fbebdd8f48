#include "report_view.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace hoso {
namespace {

const FieldSpec* spec_of(const FormTemplate& form, const std::string& id) {
  const auto found = std::ranges::find(form.fields, id, &FieldSpec::id);
  return found == form.fields.end() ? nullptr : &*found;
}

FieldView field_view(const FieldValue& value, const FormTemplate& form) {
  FieldView view;
  view.value = &value;
  view.spec = spec_of(form, value.id);
  view.certainty = certainty_of(value);
  const CertaintyLook look = look_of(view.certainty);
  view.css_class = look.css_class;
  view.sign = look.sign;
  return view;
}

/// A finding asks for at least this look, however surely the value was read.
void mark(FieldView& field, const FindingView& finding) {
  field.findings.push_back(finding.number);
  if (finding.finding->severity == FindingSeverity::blocking) {
    field.css_class = "bad";
    field.sign = "!";
  } else if (finding.finding->severity == FindingSeverity::doubtful && field.css_class != "bad") {
    field.css_class = "doubtful";
    field.sign = "?";
  }
}

/// The dossier's own findings concern no document: `document` is null there.
struct Origin {
  const Finding* finding;
  DocumentView* document;
};

std::vector<Origin> by_severity(const Dossier& dossier, ReportView& view) {
  std::vector<Origin> all;
  for (const Finding& finding : dossier.findings) all.push_back({&finding, nullptr});
  for (DocumentView& document : view.documents) {
    for (const Finding& finding : document.document->findings) all.push_back({&finding, &document});
  }
  std::ranges::stable_sort(all, {}, [](const Origin& origin) { return origin.finding->severity; });
  return all;
}

void add_finding(ReportView& view, const Origin& origin) {
  FindingView finding{origin.finding, static_cast<int>(view.findings.size()) + 1, {}};
  if (origin.document) {
    for (FieldView& field : origin.document->fields) {
      if (std::ranges::count(origin.finding->fields, field.value->id) == 0) continue;
      mark(field, finding);
      finding.field_numbers.push_back(field.number);
    }
  }
  view.findings.push_back(std::move(finding));
}

bool is_in_a_document(const DossierPage& page, const Dossier& dossier) {
  return std::ranges::any_of(dossier.documents, [&](const Document& document) {
    return std::ranges::count(document.pages, page.number) > 0;
  });
}

/// ", " between the parts.
void add_part(LocalizedText& text, int count, const LocalizedText& what) {
  if (count == 0) return;
  const char* separator = text.vi.empty() ? "" : ", ";
  text.vi += fmt::format("{}{} {}", separator, count, what.vi);
  text.en += fmt::format("{}{} {}", separator, count, what.en);
}

}  // namespace

LocalizedText FieldView::label() const {
  if (!spec || spec->label.vi.empty()) return {value->id, ""};
  if (spec->table.empty()) return spec->label;
  return {fmt::format("Dòng {}: {}", spec->row + 1, spec->label.vi),
          fmt::format("Row {}: {}", spec->row + 1, spec->label.en)};
}

std::string FieldView::shown() const { return displayed_value(*value, spec); }

int ReportView::count(FindingSeverity severity) const {
  return static_cast<int>(std::ranges::count_if(
      findings, [&](const FindingView& view) { return view.finding->severity == severity; }));
}

int ReportView::count(Certainty certainty) const {
  long sum = 0;
  for (const DocumentView& document : documents) {
    sum += std::ranges::count(document.fields, certainty, &FieldView::certainty);
  }
  return static_cast<int>(sum);
}

const FieldView* ReportView::field(int number) const {
  for (const DocumentView& document : documents) {
    const auto found = std::ranges::find(document.fields, number, &FieldView::number);
    if (found != document.fields.end()) return &*found;
  }
  return nullptr;
}

ReportView view_of(const Dossier& dossier) {
  ReportView view;
  int number = 0;
  for (const Document& document : dossier.documents) {
    DocumentView& shown = view.documents.emplace_back();
    shown.document = &document;
    for (const FieldValue& value : document.fields) {
      shown.fields.push_back(field_view(value, *document.form));
      shown.fields.back().number = ++number;
    }
  }
  for (const Origin& origin : by_severity(dossier, view)) add_finding(view, origin);
  for (const DossierPage& page : dossier.pages) {
    if (!page.blank && !is_in_a_document(page, dossier)) view.unknown_pages.push_back(&page);
  }
  return view;
}

LocalizedText verdict_of(const ReportView& view) {
  LocalizedText parts;
  add_part(parts, view.count(FindingSeverity::blocking), {"điểm phải sửa", "to correct"});
  add_part(parts, view.count(FindingSeverity::doubtful), {"điểm nên xem lại", "to look at again"});
  if (parts.vi.empty() && view.documents.empty()) {
    return {"Chưa nhận ra biểu mẫu nào trong hồ sơ.", "No known form was found in the dossier."};
  }
  if (parts.vi.empty()) {
    return {"Hồ sơ không có điểm nào phải sửa.", "Nothing in the dossier has to be corrected."};
  }
  return {fmt::format("Hồ sơ có {}.", parts.vi),
          fmt::format("Points in the dossier: {}.", parts.en)};
}

}  // namespace hoso
