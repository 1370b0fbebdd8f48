#include "filling/print_form.hpp"

#include <algorithm>

#include <hoso/cell_id.hpp>
#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "typeset/continuation.hpp"

namespace hoso::filling {
namespace {

/// The description of a field; a row beyond the form's own is described by its first.
const FieldSpec& spec_of(const FormTemplate& form, const std::string& id) {
  const auto described = [&](const std::string& name) {
    return std::ranges::find(form.fields, name, &FieldSpec::id);
  };
  auto found = described(id);
  if (found == form.fields.end()) found = described(id_in_row(id, 0));
  if (found == form.fields.end()) throw Error("fill.unknown_field", {{"field", id}});
  return *found;
}

/// A normalised value says itself again when it is printed and read.
bool is_normalised(const FieldStage& stage, const FieldSpec& spec, const std::string& text) {
  const std::string printed = stage.print(spec, text);
  return !printed.empty() && stage.interpret(spec, {{printed, 1}}).value == text;
}

std::string printed_text(const FieldStage& stage, const FieldSpec& spec, const std::string& text) {
  if (is_normalised(stage, spec, text)) return stage.print(spec, text);
  const std::string value = stage.interpret(spec, {{text, 1}}).value;
  if (value.empty()) throw Error("fill.bad_value", {{"field", spec.id}});
  return stage.print(spec, value);
}

/// The name that the form begins with; empty = none is given.
std::string subject_of(const FormTemplate& form, const std::map<std::string, std::string>& printed) {
  const auto name = std::ranges::find(form.fields, "person_name", &FieldSpec::type);
  const auto text = name == form.fields.end() ? printed.end() : printed.find(name->id);
  return text == printed.end() ? "" : text->second;
}

/// Room for every row that is given.
typeset::Continuation continuation_of(const FormTemplate& form, const std::map<std::string, std::string>& printed) {
  typeset::Continuation more{{}, subject_of(form, printed)};
  for (const auto& [id, text] : printed) {
    if (const auto cell = cell_id(id)) more.rows[cell->table] = std::max(more.rows[cell->table], cell->row + 1);
  }
  return more;
}

/// How many rows the form shows of a table.
int rows_of(const FormTemplate& form, const std::string& table) {
  int rows = 0;
  for (const FieldSpec& field : form.fields) {
    if (field.table == table) rows = std::max(rows, field.row + 1);
  }
  return rows;
}

/// A page that is known by its picture cannot go on behind the form.
void require_rows(const FormTemplate& form, const std::map<std::string, std::string>& printed) {
  for (const auto& [id, text] : printed) {
    const auto cell = cell_id(id);
    if (!cell) continue;
    const int rows = rows_of(form, cell->table);
    if (cell->row >= rows) throw Error("fill.no_row", {{"table", cell->table}, {"rows", std::to_string(rows)}});
  }
}

}  // namespace

std::map<std::string, std::string> printed_texts(const FormTemplate& form, const GivenTexts& given,
                                                 const FieldStageOf& stage_of) {
  std::map<std::string, std::string> printed;
  for (const auto& [id, text] : given) {
    const FieldSpec& spec = spec_of(form, id);
    const FieldStage* stage = stage_of(spec.type);
    if (!stage) throw Error("fill.not_typed", {{"field", id}});
    const std::string trimmed = normalized_spaces(text);
    if (!trimmed.empty()) printed[id] = printed_text(*stage, spec, trimmed);
  }
  return printed;
}

typeset::FilledForm printed_form(const FormTemplate& form, const std::map<std::string, std::string>& printed) {
  typeset::FillStyle style;
  style.marking = typeset::BoxMarking{typeset::MarkKind::cross};
  if (!typeset::has_layout(form)) {
    require_rows(form, printed);
    return typeset::fill_form(form, printed, style);
  }
  return typeset::fill_layout(typeset::continued(typeset::layout_of(form), continuation_of(form, printed)), printed,
                              style);
}

}  // namespace hoso::filling
