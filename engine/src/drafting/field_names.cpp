#include "drafting/field_names.hpp"

#include "drafting/label_text.hpp"
#include "drafting/units.hpp"

namespace hoso::drafting {
namespace {

std::string unique(const std::string& id, std::set<std::string>& taken) {
  std::string name = id;
  for (int number = 2; !taken.insert(name).second; ++number) name = id + "_" + std::to_string(number);
  return name;
}

/// A box each: what is written there is a number, a code or a date, whatever the label says.
std::string type_in_boxes(const std::string& type) {
  for (const char* kept : {"citizen_id", "date", "phone", "number", "code"}) {
    if (type == kept) return type;
  }
  return "code";
}

/// "Hẹn tiêm lại ngày", "Giá trị từ ngày".
bool asks_for_day(const std::string& label) { return label_key(label).ends_with(" ngay"); }

/// What a known label means, unless it asks for a day of it.
std::string type_of(const LabelMeaning& meaning, const std::string& label) {
  return meaning.type == "number" && asks_for_day(label) ? "date" : meaning.type;
}

/// Of a label that is not known.
std::string type_told_by(const DraftField& field) {
  if (field.cells == 12) return "citizen_id";
  if (ends_with_unit(field.label)) return "number";
  return asks_for_day(field.label) ? "date" : "text";
}

}  // namespace

void FieldNames::name_line(DraftField& field) const {
  const auto meaning = glossary_.field(field.label);
  field.recognizer = field.kind == FieldKind::comb ? "boxes" : "tesseract";
  if (meaning) {
    field.id = meaning->id;
    field.type = type_of(*meaning, field.label);
    field.parameters = meaning->parameters;
  } else {
    field.id = name_of_label(field.label);
    field.type = type_told_by(field);
    field.questions.push_back("the label is not in templates/lexicons/labels.tsv: choose id and type");
  }
  if (!field.seen_type.empty() && field.type != field.seen_type) {
    const bool a_date = field.seen_type == "date";
    if (a_date) field.id = "signed_on";
    field.type = field.seen_type;
    field.parameters.clear();
    if (a_date) field.questions.push_back("the date of what?");
  }
  if (field.kind == FieldKind::comb && field.type != type_in_boxes(field.type)) {
    field.type = type_in_boxes(field.type);
    field.parameters.clear();
  }
}

void FieldNames::name_signature(DraftField& field) const {
  const auto meaning = glossary_.signature(field.label);
  field.type = field.recognizer = "presence";
  field.id = "signatures." + (meaning ? meaning->id : name_of_label(field.label));
  if (field.id == "signatures.") field.id += "signer";
  if (!meaning) field.questions.push_back("who signs here? Choose the id");
}

void FieldNames::name_choice(DraftField& field) const {
  const auto meaning = glossary_.field(field.label);
  field.type = "choice";
  field.recognizer = "marks";
  field.id = meaning ? meaning->id : name_of_label(field.label);
  std::set<std::string> values;
  for (const std::string& label : field.option_labels) {
    const std::string known = glossary_.option(label);
    const std::string value = known.empty() ? name_of_label(label) : known;
    field.option_values.push_back(unique(value.empty() ? "option" : value, values));
  }
  field.questions.push_back("how many may be ticked: one, at-most-one or any?");
}

void FieldNames::name(DraftField& field, std::set<std::string>& taken) {
  if (field.kind == FieldKind::signature)
    name_signature(field);
  else if (field.kind == FieldKind::choice)
    name_choice(field);
  else
    name_line(field);
  if (field.id.empty()) {
    field.id = "field";
    field.questions.push_back("no label was found for this place");
  }
  if (taken.contains(field.id)) {
    const std::string owner = glossary_.person(field.section);
    if (!field.id.starts_with(owner)) field.id = owner + field.id;
  }
  field.id = unique(field.id, taken);
}

void FieldNames::name(DraftTable& table) {
  std::string name = name_of_label(table.label);
  table.id = unique(name.empty() ? "table" : name, ids_);
  std::set<std::string> columns;
  for (DraftField& column : table.columns) {
    this->name(column, columns);
  }
}

}  // namespace hoso::drafting
