// HTML that cannot be broken out of.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hoso {

/// Names and values of an element's attributes, in order; values are escaped.
using Attributes = std::initializer_list<std::pair<std::string_view, std::string>>;

/// Writes elements; every text and attribute value goes through escaped(), for what was read on a
/// page is anybody's. Names of elements and attributes come from our code only.
class Html {
 public:
  /// Begins an element; close() ends it.
  Html& open(std::string_view name, Attributes attributes = {});
  /// Closes the element opened last.
  Html& close();
  /// Text inside the open element, escaped.
  Html& text(std::string_view text);
  /// open, text, close.
  Html& element(std::string_view name, Attributes attributes, std::string_view text);
  /// An element that has no end tag (HTML void, or empty in SVG).
  Html& single(std::string_view name, Attributes attributes);
  /// Our own markup (the style sheet); never text from outside.
  Html& trusted(std::string_view markup);

  /// The document; all elements must be closed.
  [[nodiscard]] std::string finish() &&;

 private:
  void start(std::string_view name, Attributes attributes);

  std::string out_ = "<!DOCTYPE html>\n";
  std::vector<std::string> open_;
};

/// For text and double-quoted attribute values. Controls and bidirectional overrides, which could
/// make a value look like another one, become U+FFFD; invalid UTF-8 too.
[[nodiscard]] std::string escaped(std::string_view text);

/// Base64 of RFC 4648, with padding.
[[nodiscard]] std::string base64(std::span<const std::uint8_t> bytes);

/// "data:image/png;base64,…": a picture inside the page. `media_type` comes from our code only.
[[nodiscard]] std::string data_url(std::string_view media_type, std::span<const std::uint8_t> bytes);

}  // namespace hoso
