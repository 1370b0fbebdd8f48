// Fictional identity cards: what the codes of one say. Nothing here looks like a real card.
#pragma once

#include <string>
#include <vector>

#include "synthetic/random.hpp"
#include "synthetic/values.hpp"

namespace hoso::synthetic {

/// Dates are ISO 8601. Number, birth date and sex agree.
struct Card {
  std::string citizen_id;
  std::string legacy_id;  ///< number of the old card; empty = the holder had none
  std::string full_name;
  std::string birth_date;
  std::string sex;
  std::string address;
  std::string issue_date;
  std::string expiry_date;
  /// Fields that newer cards are reported to add to the QR code, after the seven known ones.
  std::vector<std::string> extras;
};

/// Same generator state, same card.
[[nodiscard]] Card synthetic_card(const FieldStageOf&, Random&);

/// The text of the card's QR code: fields divided by '|', dates ddmmyyyy, UTF-8.
[[nodiscard]] std::string qr_text(const Card&);

/// The three lines of 30 on the card's back: ICAO Doc 9303-5, TD1. A long name is cut off.
[[nodiscard]] std::vector<std::string> td1_lines(const Card&);

}  // namespace hoso::synthetic
