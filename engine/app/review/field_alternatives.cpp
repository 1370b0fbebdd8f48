#include "field_alternatives.hpp"

#include <algorithm>
#include <array>

#include <hoso/text.hpp>

#include "review/answers.hpp"

namespace hoso::review {
namespace {

/// How forms name what a card says of its holder.
struct Trait {
  std::string_view item;    ///< id in an evidence
  std::string_view suffix;  ///< of field ids
};
constexpr std::array traits{Trait{"full_name", "full_name"}, Trait{"full_name", "name"},
                            Trait{"citizen_id", "citizen_id"}, Trait{"birth_date", "birth_date"}, Trait{"sex", "sex"}};

/// A field of a person, as "head_" and "citizen_id".
struct PersonField {
  std::string_view person;
  std::string_view item;
};

std::optional<PersonField> person_field(std::string_view id) {
  for (const Trait& trait : traits) {
    if (!id.ends_with(trait.suffix)) continue;
    const std::string_view person = id.substr(0, id.size() - trait.suffix.size());
    if (person.empty() || person.ends_with('_') || person.ends_with('.')) return PersonField{person, trait.item};
  }
  return std::nullopt;
}

/// Whether the card is of the person whose fields begin with `person`.
bool is_card_of(const Evidence& card, const Document& document, std::string_view person) {
  for (const FieldValue& field : document.fields) {
    const auto own = person_field(field.id);
    if (!own || own->person != person || (own->item != "citizen_id" && own->item != "full_name")) continue;
    const EvidenceItem* item = card.find(own->item);
    if (item && !item->value.empty() && folded(item->value) == folded(field.value)) return true;
  }
  return false;
}

void add(std::vector<Alternative>& all, Alternative one) {
  const bool known = std::ranges::any_of(all, [&](const Alternative& other) { return other.text == one.text; });
  if (!one.text.empty() && !known) all.push_back(std::move(one));
}

std::string written(const FieldSpec& spec, const std::string& text, const FieldTypes& types) {
  const Interpretation made = types.read(spec, text);
  return made.value.empty() ? text : types.written(spec, made.value);
}

std::string_view source_of(const Evidence& evidence) {
  for (const std::string_view known : {"card_qr", "card_mrz", "form_code"}) {
    if (evidence.kind == known) return known;
  }
  return "other";
}

}  // namespace

std::vector<Alternative> alternatives_of(const Dossier& dossier, const Document& document, const FieldValue& field,
                                         const FieldTypes& types) {
  std::vector<Alternative> all;
  const FieldSpec* spec = spec_of(*document.form, field.id);
  if (!spec) return all;
  const auto own = person_field(field.id);
  for (const DossierPage& page : dossier.pages) {
    for (const Evidence& evidence : page.evidence) {
      const EvidenceItem* item = evidence.find(field.id);
      const bool is_card = evidence.kind.starts_with("card_");
      if (is_card) item = own && is_card_of(evidence, document, own->person) ? evidence.find(own->item) : nullptr;
      if (item && !item->value.empty()) add(all, {types.written(*spec, item->value), source_of(evidence), page.number});
    }
  }
  if (!spec->options.empty()) return all;
  for (const Candidate& candidate : field.candidates) {
    add(all, {written(*spec, candidate.text, types), "ink", field.page});
  }
  return all;
}

}  // namespace hoso::review
