// How surely the codes of fictional identity cards are read, on copies and on photos.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <hoso/dossier.hpp>

#include "synthetic/card.hpp"
#include "synthetic/encode.hpp"
#include "synthetic/picture_faults.hpp"

namespace hoso::bench {

/// What the codes on a page say: kind of evidence -> item id -> value.
using CardTruth = std::map<std::string, std::map<std::string, std::string>>;

struct CardPage {
  CardTruth truth;
  std::string group;       ///< "scan", "close-up phone": how the picture came about
  synthetic::Bytes jpeg;
};

/// The `index`-th page of a set: both sides of a card copied onto an A4 sheet, at 300 dpi and degraded
/// in every way in turn; every fourth page is a close-up photo of the side with the QR code instead.
/// Throws Error of the typesetter.
[[nodiscard]] CardPage generate_card_page(const synthetic::FieldStageOf&, int index, std::uint64_t seed);

/// A close-up photo of the side with the QR code that suffers from `faults`, one after the other. `group` is left
/// to the caller. Throws Error of the typesetter.
[[nodiscard]] CardPage generate_spoilt_card(const synthetic::FieldStageOf&,
                                            const std::vector<synthetic::FaultGrade>& faults, std::uint64_t seed);

struct CardTally {
  int shown = 0;    ///< codes on the pages
  int read = 0;     ///< of those, found and every item right
  int misread = 0;  ///< evidence with an item that differs from the card, or of a kind not shown
};

struct CardScore {
  std::map<std::string, CardTally> by_group;  ///< "card_qr scan"; "card_qr all" sums up
};

/// Items that an evidence lacks (a name cut off in machine-readable lines) are no misreading.
void add_card_result(const CardPage&, const std::vector<Evidence>&, CardScore&);

/// Aligned, one line per group.
[[nodiscard]] std::string card_table(const CardScore&);
[[nodiscard]] std::string card_json(const CardScore&);

}  // namespace hoso::bench
