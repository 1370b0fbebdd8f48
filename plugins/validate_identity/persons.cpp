#include "persons.hpp"

#include <string_view>

namespace hoso::identity {
namespace {

struct Naming {
  Trait trait;
  std::string_view suffix;  ///< of the field's id
  std::string_view type;
};

constexpr Naming namings[] = {
    {Trait::number, "citizen_id", "citizen_id"}, {Trait::name, "full_name", "person_name"},
    {Trait::name, "name", "person_name"},        {Trait::birth_date, "birth_date", "date"},
    {Trait::sex, "sex", "sex"},
};

const Naming* naming_of(const FieldSpec& spec) {
  for (const Naming& naming : namings) {
    if (spec.type == naming.type && spec.id.ends_with(naming.suffix)) return &naming;
  }
  return nullptr;
}

bool has_value(const FieldValue* field) {
  return field && !field->value.empty() &&
         (field->state == FieldState::read || field->state == FieldState::confirmed);
}

struct Named {
  std::string_view prefix;
  Person person;
};

Person& person_with(std::string_view prefix, std::size_t document, std::vector<Named>& persons) {
  for (Named& one : persons) {
    if (one.prefix == prefix) return one.person;
  }
  persons.push_back({prefix, {document, {}}});
  return persons.back().person;
}

bool is_someone(const Person& person) {
  return person.field(Trait::number) || (person.field(Trait::name) && person.field(Trait::birth_date));
}

void add_persons(const Document& document, std::size_t index, std::vector<Person>& persons) {
  std::vector<Named> named;
  for (const FieldSpec& spec : document.form->fields) {
    const Naming* naming = naming_of(spec);
    const FieldValue* value = naming ? document.find(spec.id) : nullptr;
    if (!has_value(value)) continue;
    const std::string_view prefix(spec.id.data(), spec.id.size() - naming->suffix.size());
    person_with(prefix, index, named).fields[index_of(naming->trait)] = TraitField{index, &spec, value};
  }
  for (const Named& one : named) {
    if (is_someone(one.person)) persons.push_back(one.person);
  }
}

}  // namespace

std::vector<Person> persons_of(const Dossier& dossier) {
  std::vector<Person> persons;
  for (std::size_t i = 0; i < dossier.documents.size(); ++i) {
    add_persons(dossier.documents[i], i, persons);
  }
  return persons;
}

}  // namespace hoso::identity
