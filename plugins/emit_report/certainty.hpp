// How sure a value is, as people are told.
#pragma once

#include <string>
#include <string_view>

#include <hoso/dossier.hpp>

namespace hoso {

enum class Certainty { confirmed, sure, doubtful, illegible, empty };

[[nodiscard]] Certainty certainty_of(const FieldValue& field);

/// How a certainty is shown: never by colour alone.
struct CertaintyLook {
  std::string_view css_class;  ///< colour and pattern in the style sheet
  std::string_view sign;       ///< one letter, in the picture and in the table
  std::string_view vi;
  std::string_view en;
};

[[nodiscard]] CertaintyLook look_of(Certainty certainty);

/// What is shown as the value: dates as written in Viet Nam, presence as yes or no, choices by their
/// labels; the raw text when it is no value of its type. `spec`: null when its form does not know it.
[[nodiscard]] std::string displayed_value(const FieldValue& field, const FieldSpec* spec);

}  // namespace hoso
