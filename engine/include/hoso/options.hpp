// A stage's settings: declared once, then parsed, checked and documented from that declaration.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hoso {

/// What an option's text must be: "true" or "false", a whole number, a number, anything.
enum class OptionType { boolean, integer, real, text };

/// Declared by a stage. `minimum`/`maximum` bound integers and reals; `choices` bounds texts
/// (empty = any).
struct OptionSpec {
  std::string name;  ///< small letters, digits, '_'
  OptionType type = OptionType::text;  ///< what its text must be
  std::string default_value;  ///< a text of that type
  std::string summary;  ///< English, one line; says the unit
  double minimum = -1e18;  ///< of numbers, itself allowed
  double maximum = 1e18;  ///< of numbers, itself allowed
  std::vector<std::string> choices{};  ///< of texts; empty = any
};

/// Checked settings of one stage: every declared option has a value of its type.
class Options {
 public:
  Options() = default;
  /// Fills defaults and checks `given` against `specs`. Throws Error: "options.unknown" (names the
  /// nearest known option), "options.invalid" (says what was expected).
  Options(const std::vector<OptionSpec>& specs, const std::map<std::string, std::string>& given,
          std::string_view stage);

  /// Each throws std::out_of_range for an option that was not declared.
  [[nodiscard]] bool boolean(std::string_view name) const;
  /// As boolean().
  [[nodiscard]] long integer(std::string_view name) const;
  /// As boolean().
  [[nodiscard]] double real(std::string_view name) const;
  /// As boolean(); lives as long as this.
  [[nodiscard]] const std::string& text(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

}  // namespace hoso
