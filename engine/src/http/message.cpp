#include "http/message.hpp"

namespace hoso::http {
namespace {

std::string_view text_of(const std::vector<std::uint8_t>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

Response text_response(int status, std::string media_type, std::string_view text) {
  return {.status = status, .media_type = std::move(media_type), .body = {text.begin(), text.end()}};
}

std::string_view body_text(const Request& request) { return text_of(request.body); }

std::string_view body_text(const Response& response) { return text_of(response.body); }

}  // namespace hoso::http
