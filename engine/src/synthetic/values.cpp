#include "synthetic/values.hpp"

#include <algorithm>
#include <set>

namespace hoso::synthetic {
namespace {

/// Items a citizen often leaves empty.
const std::set<std::string> often_empty = {"email", "phone", "temporary_residence"};

bool is_signature(const FieldSpec& field) { return field.type == "presence"; }

/// The part of an id that names the person: "", "head_", "mother_", "members[2].". As
/// docs/templates.md says, it is what stands before the name of the trait.
std::string person_of(const std::string& id, std::string_view trait) {
  return id.ends_with(trait) ? id.substr(0, id.size() - trait.size()) : id;
}

/// Where in `text` the only run of twelve digits begins; npos when there is none.
std::size_t id_number_in(const std::string& text) {
  constexpr std::size_t length = 12;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_of("0123456789", at);
    if (begin == std::string::npos) break;
    const std::size_t end = std::min(text.find_first_not_of("0123456789", begin), text.size());
    if (end - begin == length) return begin;
    at = end;
  }
  return std::string::npos;
}

std::string value_or_empty(const Values& values, const std::string& id) {
  const auto found = values.find(id);
  return found == values.end() ? "" : found->second;
}

/// A choice that need not be made.
bool is_optional_choice(const FieldSpec& field) {
  return !field.options.empty() && field.choose != Choose::one;
}

/// Synthetic pages show no seals of offices.
bool is_seal(const FieldSpec& field) {
  const auto of = field.parameters.find("of");
  return is_signature(field) && of != field.parameters.end() && of->second == "seal";
}

bool left_empty(const FieldSpec& field, Random& random) {
  if (is_seal(field)) return true;
  if (is_optional_choice(field)) return random.below(6) == 0;
  return often_empty.contains(field.id) && random.below(4) == 0;
}

/// A field that repeats another ("ghi bằng chữ") says the same; numbers of a person agree with birth
/// date and sex.
void make_agree(const FieldSpec& field, Values& values) {
  const auto value = values.find(field.id);
  if (value == values.end()) return;
  if (const auto repeats = field.parameters.find("repeats"); repeats != field.parameters.end()) {
    value->second = value_or_empty(values, repeats->second);
  }
  if (field.type != "citizen_id" && field.type != "identity_paper") return;
  const std::string person = person_of(field.id, field.type);
  const std::size_t at = id_number_in(value->second);
  if (at == std::string::npos) return;
  std::string number = value->second.substr(at, 12);
  agree_with_birth(number, value_or_empty(values, person + "birth_date"),
                   value_or_empty(values, person + "sex"));
  value->second.replace(at, number.size(), number);
}

}  // namespace

void agree_with_birth(std::string& number, const std::string& birth_iso, const std::string& sex) {
  if (number.size() != 12 || birth_iso.size() < 4) return;
  const int year = std::stoi(birth_iso.substr(0, 4));
  const int century_digit = (year / 100 - 19) * 2 + (sex == "Nữ" ? 1 : 0);
  number[3] = static_cast<char>('0' + century_digit);
  number.replace(4, 2, birth_iso.substr(2, 2));
}

Values synthetic_values(const FormTemplate& form, const FieldStageOf& stage_of, int max_rows,
                        Random& random) {
  std::map<std::string, int> rows;
  for (const FieldSpec& field : form.fields) {
    if (!field.table.empty() && !rows.contains(field.table)) {
      rows[field.table] = random.below(max_rows + 1);
    }
  }
  Values values;
  for (const FieldSpec& field : form.fields) {
    if (field.row >= 0 && field.row >= rows[field.table]) continue;
    if (left_empty(field, random)) continue;
    if (is_signature(field)) {
      if (random.below(2) == 0) values[field.id] = "signed";
    } else if (const FieldStage* stage = stage_of(field.type)) {
      values[field.id] = stage->synthesize(field, random.engine());
    }
  }
  for (const FieldSpec& field : form.fields) make_agree(field, values);
  return values;
}

Values printed_values(const FormTemplate& form, const FieldStageOf& stage_of,
                      const Values& values) {
  Values printed;
  for (const FieldSpec& field : form.fields) {
    const auto value = values.find(field.id);
    if (value == values.end()) continue;
    const FieldStage* stage = stage_of(field.type);
    printed[field.id] = stage && !is_signature(field) ? stage->print(field, value->second)
                                                      : value->second;
  }
  return printed;
}

}  // namespace hoso::synthetic
