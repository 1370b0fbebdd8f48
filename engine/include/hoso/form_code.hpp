// The QR code that a filled form may carry: its own values, for whoever reads it back.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace hoso {

/// What the code says. The check in it tells damage, not who made it: anybody may print one.
struct FormCode {
  std::string form;     ///< id of templates/forms
  std::string version;  ///< of that form: "tt116-2026"
  std::map<std::string, std::string> values;  ///< field id -> normalised value; without empty ones
  friend bool operator==(const FormCode&, const FormCode&) = default;
};

/// The text of the code: "HOSO1:", 8 hex digits of the SHA-256 of what follows decoded, ':', and the zlib stream
/// (RFC 1950) of the lines "form TAB version", "field TAB value" in Base45 (RFC 9285), which QR codes hold best.
[[nodiscard]] std::string form_code_text(const FormCode& code);

/// Whether `text` begins like one; it may be damaged.
[[nodiscard]] bool is_form_code(std::string_view text);

/// Nullopt when `text` is none, is damaged, or exceeds the limits: 4296 characters (the largest QR code), 64 KiB of
/// lines, 1000 fields. Values are any text without control characters, ids are written like field ids; whether the form
/// has such fields is not checked.
[[nodiscard]] std::optional<FormCode> parse_form_code(std::string_view text);

}  // namespace hoso
