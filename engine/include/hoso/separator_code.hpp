// The QR code of a separator sheet: before which pages of a scanned stack a dossier begins.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hoso {

/// A sheet carries the same code in this many symbols: when only some can be read, the sheet is in doubt.
inline constexpr int separator_symbols = 3;

/// What one symbol says. The check in it tells damage, not who made it: anybody may print one.
struct SeparatorCode {
  std::string dossier_code;  ///< as the office counts: "H45.20-261127-0012"
  std::string procedure;     ///< national code, "1.004222"; empty = not said
  int symbol = 1;             ///< 1 to separator_symbols
  friend bool operator==(const SeparatorCode&, const SeparatorCode&) = default;
};

/// 1 to 48 letters A to Z, a to z, digits and "._/-", beginning with a letter or a digit.
[[nodiscard]] bool is_dossier_code(std::string_view text);

/// The text of the code: "HOSOSEP1:", 8 hex digits of the SHA-256 of what follows, ':', the dossier code, '|', the
/// procedure, '|', the symbol's number. Throws Error("separator.bad_code") when one of these is none.
[[nodiscard]] std::string separator_code_text(const SeparatorCode& code);

/// Whether `text` begins like one; it may be damaged.
[[nodiscard]] bool is_separator_code(std::string_view text);

/// Nullopt when `text` is none, or is damaged.
[[nodiscard]] std::optional<SeparatorCode> parse_separator_code(std::string_view text);

}  // namespace hoso
