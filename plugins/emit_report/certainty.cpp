#include "certainty.hpp"

#include <string_view>

#include <hoso/choice.hpp>

namespace hoso {
namespace {

/// "1990-01-02" -> "02/01/1990"; anything else stays.
std::string vietnamese_date(const std::string& iso) {
  constexpr std::string_view shape = "dddd-dd-dd";
  if (iso.size() != shape.size()) return iso;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = iso[i] >= '0' && iso[i] <= '9';
    if (shape[i] == 'd' ? !digit : iso[i] != shape[i]) return iso;
  }
  return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

}  // namespace

Certainty certainty_of(const FieldValue& field) {
  switch (field.state) {
    case FieldState::confirmed:
      return Certainty::confirmed;
    case FieldState::empty:
      return Certainty::empty;
    case FieldState::illegible:
      return Certainty::illegible;
    case FieldState::read:
      break;
  }
  return is_doubtful(field) ? Certainty::doubtful : Certainty::sure;
}

CertaintyLook look_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::confirmed:
      return {"sure", "✓", "đã xác nhận", "confirmed by a person"};
    case Certainty::sure:
      return {"sure", "✓", "chắc chắn", "sure"};
    case Certainty::doubtful:
      return {"doubtful", "?", "nên xem lại", "look again"};
    case Certainty::illegible:
      return {"bad", "!", "không đọc được", "not legible"};
    case Certainty::empty:
      break;
  }
  return {"empty", "–", "để trống", "left empty"};
}

std::string displayed_value(const FieldValue& field, const FieldSpec* spec) {
  const std::string type = spec ? spec->type : "";
  const bool there = field.state == FieldState::read || field.state == FieldState::confirmed;
  if (type == "presence") return there ? "Có" : "Không có";
  if (!there) return "";
  if (spec && !spec->options.empty()) {
    return chosen_labels(*spec, field.value.empty() ? field.raw : field.value).vi;
  }
  if (field.value.empty()) return field.raw;
  return type == "date" ? vietnamese_date(field.value) : field.value;
}

}  // namespace hoso
