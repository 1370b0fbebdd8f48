// Functions about the fields of the document at hand.
#include <algorithm>
#include <array>
#include <stdexcept>

#include <hoso/choice.hpp>

#include "dossier_tree.hpp"
#include "evaluator.hpp"

namespace hoso::rules {
namespace {

/// "members.sex" names column "sex" of the row at hand; other names are field ids as they are.
struct Name {
  std::string table;  ///< empty = no table
  std::string field;
};

bool is_table(const FormTemplate& form, std::string_view id) {
  return std::ranges::any_of(form.fields, [&](const FieldSpec& spec) { return spec.table == id; });
}

Name split(const Scope& scope, const std::string& name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string::npos || !is_table(scope.form, name.substr(0, dot))) return {"", name};
  return {name.substr(0, dot), name.substr(dot + 1)};
}

/// The field's description; in a table that of row 0, whose label and type all rows share.
const FieldSpec& spec_of(const Scope& scope, const std::string& name) {
  const Name parts = split(scope, name);
  const std::string id = parts.table.empty() ? name : parts.table + "[0]." + parts.field;
  const auto found = std::ranges::find(scope.form.fields, id, &FieldSpec::id);
  if (found == scope.form.fields.end()) throw std::invalid_argument("there is no field " + name);
  return *found;
}

xmlNode* child_with(const xmlNode* parent, const char* attribute_name, const std::string& value) {
  for (xmlNode* field : children(parent, "field")) {
    if (attribute(field, attribute_name) == value) return field;
  }
  return nullptr;
}

/// Null when the form has the field but the document does not (its page is missing).
xmlNode* node_of(const Scope& scope, const std::string& name) {
  const Name parts = split(scope, name);
  static_cast<void>(spec_of(scope, name));
  if (parts.table.empty()) return child_with(children(scope.document, "fields").at(0), "id", name);
  if (!scope.row) throw std::invalid_argument(name + " needs for-each=\"" + parts.table + "\"");
  return child_with(scope.row, "column", parts.field);
}

std::string attribute_of(const Scope& scope, const std::string& name, const char* attribute_name) {
  const xmlNode* field = node_of(scope, name);
  return field ? attribute(field, attribute_name) : std::string();
}

Value field(const Scope& scope, const Arguments& names) { return node_of(scope, names[0]); }

Value value(const Scope& scope, const Arguments& names) {
  return attribute_of(scope, names[0], "value");
}

Value raw(const Scope& scope, const Arguments& names) {
  return attribute_of(scope, names[0], "raw");
}

Value state(const Scope& scope, const Arguments& names) {
  const std::string state = attribute_of(scope, names[0], "state");
  return state.empty() ? "empty" : state;
}

Value filled(const Scope& scope, const Arguments& names) {
  return std::get<std::string>(state(scope, names)) != "empty";
}

Value legible(const Scope& scope, const Arguments& names) {
  const std::string word = std::get<std::string>(state(scope, names));
  return word == "read" || word == "confirmed";
}

Value chosen(const Scope& scope, const Arguments& names) {
  const FieldSpec& spec = spec_of(scope, names[0]);
  if (std::ranges::count(spec.options, names[1], &ChoiceOption::value) == 0) {
    throw std::invalid_argument(names[0] + " has no option " + names[1]);
  }
  return std::ranges::count(chosen_options(attribute_of(scope, names[0], "value")), names[1]) > 0;
}

Value label(const Scope& scope, const Arguments& names) {
  return spec_of(scope, names[0]).label.vi;
}

Value label_en(const Scope& scope, const Arguments& names) {
  return spec_of(scope, names[0]).label.en;
}

constexpr std::array functions = std::to_array<Function>({
    {"chosen", 2, chosen},
    {"field", 1, field},
    {"filled", 1, filled},
    {"label", 1, label},
    {"label-en", 1, label_en},
    {"legible", 1, legible},
    {"raw", 1, raw},
    {"state", 1, state},
    {"value", 1, value},
});

}  // namespace

std::span<const Function> field_functions() { return functions; }

}  // namespace hoso::rules
