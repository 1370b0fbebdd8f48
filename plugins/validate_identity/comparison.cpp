#include "comparison.hpp"

#include <algorithm>

#include <hoso/identifiers.hpp>
#include <hoso/text.hpp>

namespace hoso::identity {
namespace {

std::string item(const Evidence& evidence, std::string_view id) {
  const EvidenceItem* found = evidence.find(id);
  return found ? found->value : std::string();
}

std::string plain(const std::string& name) {
  return with_official_tones(lower_case(normalized_spaces(name)));
}

Verdict verdict(bool same) { return same ? Verdict::agrees : Verdict::differs; }

/// Latin names: ICAO Doc 9303-5 leaves 30 characters for a name, two of them between family and given names.
Verdict compared_latin(const std::string& one, const std::string& other) {
  constexpr std::size_t least_cut_off = 28;
  if (one == other) return Verdict::agrees;
  const std::string &shorter = one.size() < other.size() ? one : other, &longer = &shorter == &one ? other : one;
  const bool cut_off = shorter.size() >= least_cut_off && longer.starts_with(shorter);
  return cut_off ? Verdict::silent : Verdict::differs;
}

Verdict compared_names(const Statement& left, const Statement& right) {
  const std::string &one = left.value(Trait::name), &other = right.value(Trait::name);
  if (left.latin_name || right.latin_name) return compared_latin(folded(one), folded(other));
  return verdict(plain(one) == plain(other));
}

Verdict compared_dates(const std::string& left, const std::string& right) {
  const auto one = parse_iso_date(left), other = parse_iso_date(right);
  if (!one || !other) return Verdict::silent;
  if (one->year_only() == other->year_only()) return verdict(*one == *other);
  return one->year == other->year ? Verdict::silent : Verdict::differs;
}

std::ptrdiff_t differing_digits(const std::string& left, const std::string& right) {
  if (left.size() != right.size()) return static_cast<std::ptrdiff_t>(left.size() + right.size());
  std::ptrdiff_t count = 0;
  for (std::size_t i = 0; i < left.size(); ++i) count += left[i] != right[i];
  return count;
}

}  // namespace

Statement statement_of(const Evidence& evidence) {
  Statement said;
  said.values = {item(evidence, "citizen_id"), item(evidence, "full_name"),
                 item(evidence, "birth_date"), item(evidence, "sex")};
  if (said.value(Trait::name).empty()) {
    said.values[index_of(Trait::name)] = item(evidence, "latin_name");
    said.latin_name = true;
  }
  return said;
}

Statement statement_of(const Person& person) {
  Statement said;
  for (const Trait trait : traits) said.values[index_of(trait)] = person.value(trait);
  return said;
}

Verdict compared(Trait trait, const Statement& left, const Statement& right) {
  if (left.value(trait).empty() || right.value(trait).empty()) return Verdict::silent;
  switch (trait) {
    case Trait::name: return compared_names(left, right);
    case Trait::birth_date: return compared_dates(left.value(trait), right.value(trait));
    default: return verdict(left.value(trait) == right.value(trait));
  }
}

bool same_person(const Statement& left, const Statement& right) {
  constexpr std::ptrdiff_t most_misread = 2;
  const Verdict number = compared(Trait::number, left, right);
  if (number == Verdict::agrees) return true;
  if (compared(Trait::name, left, right) != Verdict::agrees) return false;
  if (compared(Trait::birth_date, left, right) == Verdict::agrees) return true;
  return number == Verdict::differs &&
         differing_digits(left.value(Trait::number), right.value(Trait::number)) <= most_misread;
}

}  // namespace hoso::identity
