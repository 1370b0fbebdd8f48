#include "confine/incoming.hpp"

#include <algorithm>
#include <cmath>

#include <hoso/text.hpp>

#include "confine/shared_memory.hpp"

namespace hoso::confine {
namespace {

constexpr std::size_t max_text_bytes = 1000;
constexpr std::size_t max_arguments = 16;
/// 20 bytes a word at least: room for some hundred thousand words.
constexpr std::uint64_t max_words_bytes = 16ULL << 20;
/// Beyond any scanner; a larger statement is a mistake in the file.
constexpr double max_stated_dpi = 20'000;

void require(bool condition, const char* complaint) {
  if (!condition) throw ProtocolError(complaint);
}

/// NFC without control characters: these texts reach terminals, logs and reports.
std::string printable(std::string_view text) {
  std::vector<char32_t> points = code_points(nfc(text.substr(0, max_text_bytes)));
  std::erase_if(points, [](char32_t point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) ||
           (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
  });
  return to_utf8(points);
}

bool is_name(std::string_view text, std::string_view punctuation) {
  return !text.empty() && text.size() <= 100 && std::ranges::all_of(text, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           punctuation.find(c) != std::string_view::npos;
  });
}

MessageArguments judged_arguments(const MessageArguments& given) {
  MessageArguments judged;
  for (const auto& [key, value] : given) {
    if (judged.size() == max_arguments) break;
    const bool reserved = key == "file" || key == "page" || key == "stage";
    if (!reserved && is_name(key, "_")) judged[key] = printable(value);
  }
  return judged;
}

void require_code(const std::string& code) { require(is_name(code, "._"), "malformed code"); }

std::uint64_t pixel_bytes(const PageMessage& page) {
  return static_cast<std::uint64_t>(page.width) * static_cast<std::uint64_t>(page.height) *
         page.channels;
}

bool within(std::int32_t side, const Limits& limits) { return side > 0 && side <= limits.side_px; }

void require_sizes(const PageMessage& page, const Limits& limits) {
  require(page.channels == 1 || page.channels == 3, "channels");
  require(within(page.width, limits) && within(page.height, limits), "page side");
  require(pixel_bytes(page) / page.channels <= limits.pixels, "page pixels");
  require(page.encoded_bytes <= limits.file_bytes, "encoded picture's bytes");
  require(page.words_bytes <= max_words_bytes, "words' bytes");
  if (page.encoded_bytes == 0) return;
  require(within(page.encoded_width, limits) && within(page.encoded_height, limits),
          "encoded picture's side");
  require(page.encoded_components == 1 || page.encoded_components == 3,
          "encoded picture's components");
}

std::shared_ptr<const EncodedImage> judged_picture(const PageMessage& message,
                                                   std::span<const std::uint8_t> bytes) {
  if (bytes.empty()) return nullptr;
  require(bytes.size() > 4 && bytes[0] == 0xFF && bytes[1] == 0xD8, "encoded picture is no JPEG");
  auto picture = std::make_shared<EncodedImage>();
  picture->size = {message.encoded_width, message.encoded_height};
  picture->components = message.encoded_components;
  picture->bytes.assign(bytes.begin(), bytes.end());
  return picture;
}

std::vector<Word> judged_words(std::span<const std::uint8_t> bytes, PixelSize size) {
  std::vector<Word> words = decoded_words(bytes);
  for (Word& word : words) {
    word.text = printable(word.text);
    // Wild coordinates would overflow the clipping itself.
    const auto tame = [](int& value) { value = std::clamp(value, -100'000, 100'000); };
    tame(word.box.x), tame(word.box.y), tame(word.box.width), tame(word.box.height);
    word.box = clipped(word.box, size);
  }
  std::erase_if(words, [](const Word& word) { return word.text.empty() || word.box.empty(); });
  return words;
}

}  // namespace

Error judged_error(const FailedMessage& message) {
  require_code(message.code);
  return Error(message.code, judged_arguments(message.arguments));
}

Diagnostic judged_diagnostic(const DiagnosticMessage& message) {
  require_code(message.code);
  require(message.severity <= static_cast<std::uint8_t>(Severity::error), "severity");
  Diagnostic diagnostic;
  diagnostic.code = message.code;
  diagnostic.severity = static_cast<Severity>(message.severity);
  diagnostic.arguments = judged_arguments(message.arguments);
  return diagnostic;
}

Opened judged_opened(const OpenedMessage& message, const DecoderSetup& setup) {
  require(std::ranges::count(setup.sources, message.stage, &SourceSetup::stage) > 0,
          "unknown stage");
  require(is_name(message.media_type, "/+.-"), "media type");
  require(message.page_count > 0 && message.page_count <= setup.limits.pages, "page count");
  return {message.media_type, message.stage, message.page_count};
}

Page judged_page(const PageMessage& message, const FileDescriptor& memory, const Limits& limits) {
  require_sizes(message, limits);
  const std::uint64_t pixels = pixel_bytes(message);
  const std::uint64_t total = pixels + message.encoded_bytes + message.words_bytes;
  require(seal(memory), "memory cannot be sealed");
  require(byte_count(memory) == total, "memory's size");
  require(message.quarter_turns >= 0 && message.quarter_turns < 4, "quarter turns");
  require(message.stated_dpi >= 0 && std::isfinite(message.stated_dpi), "stated dpi");

  const auto owner = mapped(memory, total);
  const std::span<const std::uint8_t> all(owner.get(), total);
  Page page;
  page.image = PageImage({message.width, message.height},
                         message.channels == 1 ? PixelFormat::gray8 : PixelFormat::bgr24, owner);
  page.stated_dpi = message.stated_dpi <= max_stated_dpi ? message.stated_dpi : 0;
  page.quarter_turns = message.quarter_turns;
  page.encoded = judged_picture(message, all.subspan(pixels, message.encoded_bytes));
  page.words = judged_words(all.subspan(pixels + message.encoded_bytes), page.image.size());
  return page;
}

}  // namespace hoso::confine
