// What the report says, before it is HTML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <hoso/dossier.hpp>

#include "certainty.hpp"

namespace hoso {

/// A field in the report. Pointers into the dossier, which outlives the view.
struct FieldView {
  const FieldValue* value = nullptr;
  const FieldSpec* spec = nullptr;  ///< null when its form does not know it
  int number = 0;                   ///< in the whole report, from 1; names its anchor
  Certainty certainty = Certainty::empty;
  std::vector<int> findings;   ///< numbers of the findings about it
  std::string_view css_class;  ///< of the certainty, or what a finding makes of it
  std::string_view sign;

  [[nodiscard]] LocalizedText label() const;
  [[nodiscard]] std::string shown() const;
};

struct FindingView {
  const Finding* finding = nullptr;
  int number = 0;                  ///< in the report, from 1
  std::vector<int> field_numbers;  ///< FieldView::number
};

struct DocumentView {
  const Document* document = nullptr;
  std::vector<FieldView> fields;
};

struct ReportView {
  std::vector<DocumentView> documents;
  std::vector<FindingView> findings;  ///< blocking, then doubtful, then advice
  /// Pages that are in no document and not blank.
  std::vector<const DossierPage*> unknown_pages;

  [[nodiscard]] int count(FindingSeverity severity) const;
  [[nodiscard]] int count(Certainty certainty) const;
  /// Null when there is none of that number.
  [[nodiscard]] const FieldView* field(int number) const;
};

[[nodiscard]] ReportView view_of(const Dossier& dossier);

/// The first sentence of the report: "Hồ sơ có 2 điểm phải sửa, 1 điểm nên xem lại."
[[nodiscard]] LocalizedText verdict_of(const ReportView& view);

}  // namespace hoso
