#include "separator.hpp"

#include <algorithm>
#include <set>

#include <hoso/separator_code.hpp>

namespace hoso::codes {
namespace {

constexpr double code_confidence = 0.999;

PixelRect joined(const PixelRect& a, const PixelRect& b) {
  const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  const int right = std::max(a.x + a.width, b.x + b.width), bottom = std::max(a.y + a.height, b.y + b.height);
  return {x, y, right - x, bottom - y};
}

struct Sheet {
  SeparatorCode code;
  std::set<int> symbols;
  PixelRect box;
  int quarter_turns = 0;
  bool contradicts_itself = false;
};

std::optional<Sheet> sheet_of(const std::vector<Code>& codes) {
  std::optional<Sheet> sheet;
  for (const Code& code : codes) {
    const auto parsed = parse_separator_code(code.bytes);
    if (!parsed) continue;
    if (!sheet) sheet = Sheet{*parsed, {}, code.box, code.quarter_turns, false};
    sheet->contradicts_itself |=
        parsed->dossier_code != sheet->code.dossier_code || parsed->procedure != sheet->code.procedure;
    sheet->symbols.insert(parsed->symbol);
    sheet->box = joined(sheet->box, code.box);
  }
  return sheet;
}

/// Symbols of a sheet take a quarter of the page's width or more, each with its margin; copies of papers hardly show
/// two such squares that are half dark.
bool looks_like_a_sheet(const CodesOnPage& codes, const PixelSize& page) {
  constexpr double least_share = 0.26;
  const double least = least_share * std::min(page.width, page.height);
  std::vector<PixelRect> large;
  for (const PixelRect& place : codes.unread) {
    const bool apart = std::ranges::none_of(large, [&](const PixelRect& other) {
      return place.x < other.x + other.width && other.x < place.x + place.width && place.y < other.y + other.height &&
             other.y < place.y + place.height;
    });
    if (std::min(place.width, place.height) >= least && apart) large.push_back(place);
  }
  return large.size() >= 2;
}

EvidenceItem item(const std::string& id, const std::string& value) { return {id, value, value}; }

}  // namespace

std::optional<Evidence> separator_evidence(const CodesOnPage& codes, const Page& page, bool is_known_form) {
  const PixelSize size = page.image.size();
  const auto sheet = sheet_of(codes.codes);
  if (!sheet || sheet->contradicts_itself) {
    const bool damaged =
        std::ranges::any_of(codes.codes, [](const Code& code) { return is_separator_code(code.bytes); });
    if (!damaged && (is_known_form || !looks_like_a_sheet(codes, size))) return std::nullopt;
    return Evidence{"separator_qr", {0, 0, size.width, size.height}, code_confidence, {}};
  }
  Evidence evidence{"separator_qr", clipped(sheet->box, size), code_confidence, {}};
  evidence.items.push_back(item("dossier_code", sheet->code.dossier_code));
  if (!sheet->code.procedure.empty()) evidence.items.push_back(item("procedure", sheet->code.procedure));
  evidence.items.push_back(item("symbols", std::to_string(sheet->symbols.size())));
  // What the picture was turned by is no turn of the sheet's.
  const int turns = (sheet->quarter_turns - page.quarter_turns + 4) % 4;
  evidence.items.push_back(item("quarter_turns", std::to_string(turns)));
  return evidence;
}

}  // namespace hoso::codes
