// What the engine and its decoder process say to each other (docs/confinement.md).
//
// A message is one byte of kind and then the fields of its struct in order, little-endian, texts
// and lists with a 32-bit length in front. Both ends are built together, so there is no version.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include <hoso/page.hpp>
#include <hoso/stage_context.hpp>

namespace hoso::confine {

/// The peer broke the protocol.
class ProtocolError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

enum class MessageKind : std::uint8_t {
  setup = 1,  // engine -> decoder
  open,
  read,
  ready,  // decoder -> engine
  opened,
  page,
  failed,
  diagnostic,
};

struct SourceEntry {
  std::string stage;
  std::map<std::string, std::string> options;
};

/// First message; answered by `ready` or `failed`.
struct SetupMessage {
  static constexpr MessageKind kind = MessageKind::setup;
  std::vector<std::string> plugins;
  std::vector<SourceEntry> sources;
  std::string resources;
  Limits limits;
  bool allow_unconfined = false;
};

struct ReadyMessage {
  static constexpr MessageKind kind = MessageKind::ready;
  bool confined = false;
  std::int32_t landlock_abi = 0;  ///< 0 = the kernel has none
};

/// Comes with the file's memory attached; answered by `opened` or `failed`.
struct OpenMessage {
  static constexpr MessageKind kind = MessageKind::open;
  std::string name;
  std::uint64_t byte_count = 0;
  std::int64_t now_s = 0;  ///< the run's clock, since 1970 UTC
};

struct OpenedMessage {
  static constexpr MessageKind kind = MessageKind::opened;
  std::string media_type;
  std::string stage;
  std::int32_t page_count = 0;
};

/// Comes with empty memory attached for the answer; answered by `page` or `failed`.
struct ReadMessage {
  static constexpr MessageKind kind = MessageKind::read;
  std::int32_t page_index = 0;
  std::int64_t now_s = 0;
};

/// The memory then holds: pixels, encoded picture, words, nothing between and nothing after.
struct PageMessage {
  static constexpr MessageKind kind = MessageKind::page;
  std::int32_t width = 0;
  std::int32_t height = 0;
  std::uint8_t channels = 1;  ///< 1 = gray8, 3 = bgr24
  double stated_dpi = 0;
  std::int32_t quarter_turns = 0;
  std::int32_t encoded_width = 0;
  std::int32_t encoded_height = 0;
  std::int32_t encoded_components = 0;
  std::uint64_t encoded_bytes = 0;  ///< 0 = none
  std::uint64_t words_bytes = 0;    ///< a list of words, coded like a message; 0 = none
};

/// An Error thrown in the child.
struct FailedMessage {
  static constexpr MessageKind kind = MessageKind::failed;
  std::string code;
  MessageArguments arguments;
};

/// Sent before the answer, any number of times.
struct DiagnosticMessage {
  static constexpr MessageKind kind = MessageKind::diagnostic;
  std::string code;
  std::uint8_t severity = 0;
  MessageArguments arguments;
};

/// nullopt when `bytes` starts with no known kind.
[[nodiscard]] std::optional<MessageKind> kind_of(std::span<const std::uint8_t> bytes);

template <class Message>
[[nodiscard]] std::vector<std::uint8_t> encoded(const Message&);
/// Throws ProtocolError unless `bytes` is exactly one such message.
template <class Message>
[[nodiscard]] Message decoded(std::span<const std::uint8_t> bytes);

[[nodiscard]] std::vector<std::uint8_t> encoded_words(const std::vector<Word>&);
/// Throws ProtocolError.
[[nodiscard]] std::vector<Word> decoded_words(std::span<const std::uint8_t> bytes);

}  // namespace hoso::confine
