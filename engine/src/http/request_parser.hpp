// Bytes in, requests out: Boost.Beast's parser with bounds of our own. Knows no network.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "http/head.hpp"

namespace hoso::http {

/// One request; the next one needs a new parser.
class RequestParser {
 public:
  enum class Step { need_more, head, body, done, header_too_large, malformed };
  struct Progress {
    Step step = Step::need_more;
    std::size_t consumed = 0;            ///< bytes to drop from the input's front, whatever the step
    std::span<const std::uint8_t> body;  ///< with Step::body or Step::done; lies in the input
  };

  /// The parser's own limit of headers is one of each line; this one is of all of them.
  explicit RequestParser(std::size_t header_bytes);
  ~RequestParser();

  /// `input` is all that was received and not consumed yet. After `head` it waits for the next call, so that the head
  /// can be judged first; after `body` there may be more in the input; `malformed` and `header_too_large` are final. A
  /// chunk's own header line and the trailers are bound by `header_bytes`, too.
  [[nodiscard]] Progress put(std::string_view input);

  /// Complete after Step::head.
  [[nodiscard]] const Head& head() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hoso::http
