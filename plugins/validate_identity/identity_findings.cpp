#include "identity_findings.hpp"

#include <hoso/field_place.hpp>
#include <hoso/identifiers.hpp>

namespace hoso::identity {
namespace {

struct TraitWords {
  const char* code;
  LocalizedText name;
};

const TraitWords& words_of(Trait trait) {
  static const std::array<TraitWords, trait_count> words{{
      {"identity.number_differs", {"số định danh", "number"}},
      {"identity.name_differs", {"họ tên", "name"}},
      {"identity.birth_date_differs", {"ngày sinh", "date of birth"}},
      {"identity.sex_differs", {"giới tính", "sex"}},
  }};
  return words[index_of(trait)];
}

/// As forms print it.
std::string shown(const std::string& value) {
  const auto date = parse_iso_date(value);
  return date ? printed_date(*date) : value;
}

LocalizedText on_page(const LocalizedText& source, int page) {
  if (page == 0) return source;
  const std::string number = std::to_string(page);
  return {source.vi + " ở trang " + number, source.en + " on page " + number};
}

Trait trait_of(const FieldSpec& field) {
  if (field.type == "citizen_id") return Trait::number;
  if (field.type == "person_name") return Trait::name;
  return field.type == "date" ? Trait::birth_date : Trait::sex;
}

const LocalizedText compare_with_card{
    "Xem giấy tờ gốc: nếu máy đọc sai thì sửa lại; nếu tờ khai ghi sai thì mời người khai sửa.",
    "Look at the papers: correct what was misread; if the form is wrong, ask the declarant to correct it."};

}  // namespace

LocalizedText source_name(const std::string& evidence_kind) {
  if (evidence_kind == "card_qr") return {"mã QR của căn cước", "the QR code of the identity card"};
  if (evidence_kind == "card_mrz") {
    return {"dòng máy đọc (MRZ) của căn cước", "the machine-readable lines of the identity card"};
  }
  return {"giấy tờ kèm theo", "a paper handed in with it"};
}

Finding differs_from(const TraitField& field, const std::string& other_value,
                     const LocalizedText& source, int page) {
  const LocalizedText place = place_of(*field.spec), origin = on_page(source, page);
  const std::string here = shown(field.value->value), there = shown(other_value);
  return {words_of(trait_of(*field.spec)).code,
          FindingSeverity::doubtful,
          {field.spec->id},
          {place.vi + " là «" + here + "», nhưng " + origin.vi + " ghi «" + there + "».",
           place.en + " is \"" + here + "\", but " + origin.en + " says \"" + there + "\"."},
          compare_with_card,
          "",
          field.value->page};
}

Finding codes_differ(Trait trait, const Evidence& one, const Evidence& other, int page) {
  const std::string here = shown(statement_of(one).value(trait));
  const std::string there = shown(statement_of(other).value(trait));
  const LocalizedText name = words_of(trait).name, left = source_name(one.kind), right = source_name(other.kind);
  return {"identity.codes_differ",
          FindingSeverity::doubtful,
          {},
          {"Cùng một số định danh nhưng " + name.vi + " khác nhau: " + left.vi + " ghi «" + here + "», " +
               right.vi + " ghi «" + there + "».",
           "One number, but the " + name.en + " differs: " + left.en + " says \"" + here + "\", " + right.en +
               " \"" + there + "\"."},
          {"Đối chiếu với thẻ căn cước gốc, hoặc tra cứu trong cơ sở dữ liệu dân cư.",
           "Compare with the card itself, or look the person up in the population database."},
          "",
          page};
}

Finding card_of_nobody(const Evidence& evidence, int page) {
  const Statement said = statement_of(evidence);
  const std::string who = said.value(Trait::name) + " (" + said.value(Trait::number) + ")";
  return {"identity.card_of_nobody",
          FindingSeverity::advice,
          {},
          {"Căn cước ở trang " + std::to_string(page) + " là của người không ghi trong tờ khai: " + who + ".",
           "The identity card on page " + std::to_string(page) + " is of a person the form does not name: " + who +
               "."},
          {"Xem giấy này có thuộc hồ sơ không; nếu có, kiểm tra số định danh trên tờ khai.",
           "See whether it belongs to the dossier; if so, check the numbers on the form."},
          "",
          page};
}

}  // namespace hoso::identity
