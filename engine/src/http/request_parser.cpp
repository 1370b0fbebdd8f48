#include "http/request_parser.hpp"

#include <limits>
#include <utility>

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

namespace hoso::http {
namespace {

namespace beast = boost::beast;

/// Keeps the fields in order and hands out each piece of the body where it lies.
class Parser : public beast::http::basic_parser<true> {
 public:
  Head head;
  std::span<const std::uint8_t> piece;

 private:
  using Text = beast::string_view;
  using Code = beast::error_code;

  static std::string plain(Text text) { return {text.data(), text.size()}; }

  void on_request_impl(beast::http::verb, Text method, Text target, int version, Code&) override {
    head.method = plain(method);
    head.target = plain(target);
    head.version = version;
  }
  void on_response_impl(int, Text, int, Code&) override {}
  void on_field_impl(beast::http::field, Text name, Text value, Code&) override {
    // Trailers are headers that nobody has checked.
    if (!is_header_done()) head.fields.emplace_back(lower_case({name.data(), name.size()}), plain(value));
  }
  void on_header_impl(Code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, Code&) override {}
  std::size_t on_body_impl(Text bytes, Code&) override { return take(bytes); }
  void on_chunk_header_impl(std::uint64_t, Text, Code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, Text bytes, Code&) override { return take(bytes); }
  void on_finish_impl(Code&) override {}

  std::size_t take(Text bytes) {
    piece = {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
    return bytes.size();
  }
};

}  // namespace

struct RequestParser::State {
  Parser parser;
  std::size_t header_bytes;
  std::size_t header_consumed = 0;
  bool head_told = false;

  using Step = RequestParser::Step;

  /// What the input that is not understood yet may hold: a line, or the whole head.
  [[nodiscard]] bool is_too_long(std::size_t left) const { return header_consumed + left > header_bytes; }

  [[nodiscard]] Step step_after(const beast::error_code& fault, std::size_t left) {
    if (fault == beast::http::error::header_limit) return Step::header_too_large;
    if (fault && fault != beast::http::error::need_more) return Step::malformed;
    if (!head_told && is_too_long(parser.is_header_done() ? 0 : left)) return Step::header_too_large;
    if (!parser.is_header_done()) return Step::need_more;
    if (!std::exchange(head_told, true)) return Step::head;
    if (parser.is_done()) return Step::done;
    if (!parser.piece.empty()) return Step::body;
    if (!fault) return Step::body;
    return left > header_bytes ? Step::malformed : Step::need_more;
  }
};

RequestParser::RequestParser(std::size_t header_bytes) : state_(std::make_unique<State>()) {
  state_->header_bytes = header_bytes;
  state_->parser.header_limit(static_cast<std::uint32_t>(header_bytes));
  // The body's limit depends on the head; BodyKeeper has it.
  state_->parser.body_limit(std::numeric_limits<std::uint64_t>::max());
}

RequestParser::~RequestParser() = default;

RequestParser::Progress RequestParser::put(std::string_view input) {
  Parser& parser = state_->parser;
  parser.piece = {};
  Progress progress;
  if (parser.is_done()) return {state_->step_after({}, input.size()), 0, {}};
  if (input.empty()) return progress;
  beast::error_code fault;
  progress.consumed = parser.put({input.data(), input.size()}, fault);
  if (!state_->head_told) state_->header_consumed += progress.consumed;
  progress.step = state_->step_after(fault, input.size() - progress.consumed);
  progress.body = parser.piece;
  return progress;
}

const Head& RequestParser::head() const { return state_->parser.head; }

}  // namespace hoso::http
