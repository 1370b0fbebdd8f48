#include "confine/messages.hpp"

#include <cstring>
#include <type_traits>

namespace hoso::confine {
namespace {

template <class T>
concept Plain = std::is_arithmetic_v<T>;

/// Appends values to a message.
class Writer {
 public:
  template <class... Fields>
  void operator()(const Fields&... fields) {
    (put(fields), ...);
  }
  [[nodiscard]] std::vector<std::uint8_t> take() { return std::move(bytes_); }

 private:
  template <Plain T>
  void put(T value) {
    append(&value, sizeof(value));
  }
  void put(const std::string& text) {
    put(static_cast<std::uint32_t>(text.size()));
    append(text.data(), text.size());
  }
  template <class T>
  void put(const std::vector<T>& list) {
    put(static_cast<std::uint32_t>(list.size()));
    for (const T& item : list) put(item);
  }
  void put(const std::map<std::string, std::string>& table) {
    put(static_cast<std::uint32_t>(table.size()));
    for (const auto& [key, value] : table) put(key), put(value);
  }
  void put(const SourceEntry& source) { (*this)(source.stage, source.options); }
  void put(const Word& word) {
    (*this)(word.text, word.box.x, word.box.y, word.box.width, word.box.height);
  }
  void append(const void* data, std::size_t size) {
    const auto* first = static_cast<const std::uint8_t*>(data);
    bytes_.insert(bytes_.end(), first, first + size);
  }

  std::vector<std::uint8_t> bytes_;
};

/// Takes values out of a message it does not trust.
class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes) : rest_(bytes) {}

  template <class... Fields>
  void operator()(Fields&... fields) {
    (get(fields), ...);
  }
  void expect_end() const {
    if (!rest_.empty()) throw ProtocolError("bytes after the message");
  }

 private:
  template <Plain T>
  void get(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      std::uint8_t byte = 0;
      get(byte);
      value = byte != 0;
    } else {
      std::memcpy(&value, take(sizeof(value)).data(), sizeof(value));
    }
  }
  void get(std::string& text) {
    const auto part = take(length());
    text.assign(part.begin(), part.end());
  }
  template <class T>
  void get(std::vector<T>& list) {
    for (std::uint32_t count = length(); count > 0; --count) get(list.emplace_back());
  }
  void get(std::map<std::string, std::string>& table) {
    for (std::uint32_t count = length(); count > 0; --count) {
      std::string key;
      get(key);
      get(table[key]);
    }
  }
  void get(SourceEntry& source) { (*this)(source.stage, source.options); }
  void get(Word& word) {
    (*this)(word.text, word.box.x, word.box.y, word.box.width, word.box.height);
  }
  /// Every item takes at least a byte, so a length beyond the rest is a lie.
  std::uint32_t length() {
    std::uint32_t count = 0;
    get(count);
    if (count > rest_.size()) throw ProtocolError("length beyond the message");
    return count;
  }
  std::span<const std::uint8_t> take(std::size_t size) {
    if (size > rest_.size()) throw ProtocolError("message cut short");
    const auto part = rest_.first(size);
    rest_ = rest_.subspan(size);
    return part;
  }

  std::span<const std::uint8_t> rest_;
};

// One list of fields per message serves both directions.
template <class Archive, class M>
void fields(Archive& archive, M& m) {
  using T = std::remove_const_t<M>;
  if constexpr (std::is_same_v<T, SetupMessage>) {
    archive(m.plugins, m.sources, m.resources, m.allow_unconfined, m.limits.file_bytes,
            m.limits.pages, m.limits.pixels, m.limits.side_px, m.limits.decode_seconds,
            m.limits.page_seconds, m.limits.decoder_memory_bytes, m.limits.xml_depth);
  } else if constexpr (std::is_same_v<T, ReadyMessage>) {
    archive(m.confined, m.landlock_abi);
  } else if constexpr (std::is_same_v<T, OpenMessage>) {
    archive(m.name, m.byte_count, m.now_s);
  } else if constexpr (std::is_same_v<T, OpenedMessage>) {
    archive(m.media_type, m.stage, m.page_count);
  } else if constexpr (std::is_same_v<T, ReadMessage>) {
    archive(m.page_index, m.now_s);
  } else if constexpr (std::is_same_v<T, PageMessage>) {
    archive(m.width, m.height, m.channels, m.stated_dpi, m.quarter_turns, m.encoded_width,
            m.encoded_height, m.encoded_components, m.encoded_bytes, m.words_bytes);
  } else if constexpr (std::is_same_v<T, FailedMessage>) {
    archive(m.code, m.arguments);
  } else {
    static_assert(std::is_same_v<T, DiagnosticMessage>);
    archive(m.code, m.severity, m.arguments);
  }
}

}  // namespace

std::optional<MessageKind> kind_of(std::span<const std::uint8_t> bytes) {
  if (bytes.empty() || bytes[0] < static_cast<std::uint8_t>(MessageKind::setup) ||
      bytes[0] > static_cast<std::uint8_t>(MessageKind::diagnostic)) {
    return std::nullopt;
  }
  return static_cast<MessageKind>(bytes[0]);
}

template <class Message>
std::vector<std::uint8_t> encoded(const Message& message) {
  Writer writer;
  writer(static_cast<std::uint8_t>(Message::kind));
  fields(writer, message);
  return writer.take();
}

template <class Message>
Message decoded(std::span<const std::uint8_t> bytes) {
  if (kind_of(bytes) != Message::kind) throw ProtocolError("another message was expected");
  Message message;
  Reader reader(bytes.subspan(1));
  fields(reader, message);
  reader.expect_end();
  return message;
}

#define HOSO_MESSAGE(TYPE)                                         \
  template std::vector<std::uint8_t> encoded<TYPE>(const TYPE&);   \
  template TYPE decoded<TYPE>(std::span<const std::uint8_t> bytes);
HOSO_MESSAGE(SetupMessage)
HOSO_MESSAGE(ReadyMessage)
HOSO_MESSAGE(OpenMessage)
HOSO_MESSAGE(OpenedMessage)
HOSO_MESSAGE(ReadMessage)
HOSO_MESSAGE(PageMessage)
HOSO_MESSAGE(FailedMessage)
HOSO_MESSAGE(DiagnosticMessage)
#undef HOSO_MESSAGE

std::vector<std::uint8_t> encoded_words(const std::vector<Word>& words) {
  if (words.empty()) return {};
  Writer writer;
  writer(words);
  return writer.take();
}

std::vector<Word> decoded_words(std::span<const std::uint8_t> bytes) {
  std::vector<Word> words;
  if (bytes.empty()) return words;
  Reader reader(bytes);
  reader(words);
  reader.expect_end();
  return words;
}

}  // namespace hoso::confine
