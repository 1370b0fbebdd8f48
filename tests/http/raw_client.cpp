#include "raw_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "http/head.hpp"

namespace hoso::http::trial {
namespace {

constexpr std::chrono::milliseconds patience{10'000};

std::map<std::string, std::string> headers_of(std::string_view head) {
  std::map<std::string, std::string> headers;
  while (!head.empty()) {
    const std::size_t end = std::min(head.find("\r\n"), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 2, head.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    headers[lower_case(line.substr(0, colon))] = trimmed(line.substr(colon + 1));
  }
  return headers;
}

}  // namespace

RawClient::RawClient(std::uint16_t port, const std::string& address)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_port = htons(port);
  ::inet_pton(AF_INET, address.c_str(), &where.sin_addr);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&where), sizeof where) != 0) {
    ::close(std::exchange(socket_, -1));
    throw std::runtime_error("nobody listens");
  }
}

RawClient::RawClient(RawClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), received_(std::move(other.received_)) {}

RawClient::~RawClient() {
  if (socket_ >= 0) ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void RawClient::end_sending() { ::shutdown(socket_, SHUT_WR); }

bool RawClient::receive(std::chrono::milliseconds time) {
  pollfd wanted{socket_, POLLIN, 0};
  if (::poll(&wanted, 1, static_cast<int>(time.count())) != 1) throw std::runtime_error("the server is silent");
  char bytes[65536];
  const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
  if (count <= 0) return false;
  received_.append(bytes, static_cast<std::size_t>(count));
  return true;
}

std::string RawClient::until(std::string_view mark) {
  std::size_t found = received_.find(mark);
  while (found == std::string::npos && receive(patience)) found = received_.find(mark);
  const std::size_t end = found == std::string::npos ? received_.size() : found + mark.size();
  std::string text = received_.substr(0, end);
  received_.erase(0, end);
  return text;
}

Reply RawClient::reply(bool without_body) {
  Reply reply;
  reply.head = until("\r\n\r\n");
  if (reply.head.size() < 12) return reply;
  reply.status = std::stoi(reply.head.substr(9, 3));
  reply.headers = headers_of(reply.head);
  const auto length = reply.headers.find("content-length");
  if (without_body || reply.status < 200 || reply.status == 204 || reply.status == 304) return reply;
  const std::size_t wanted = length == reply.headers.end() ? std::string::npos : std::stoul(length->second);
  while (received_.size() < wanted && receive(patience)) continue;
  reply.body = received_.substr(0, wanted);
  received_.erase(0, reply.body.size());
  return reply;
}

bool RawClient::closes_within(std::chrono::milliseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    pollfd wanted{socket_, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&wanted, 1, static_cast<int>(left.count())) != 1) return false;
    char bytes[65536];
    if (::recv(socket_, bytes, sizeof bytes, 0) <= 0) return true;
  }
}

std::string request_text(std::string_view method_and_path, std::string_view lines, std::string_view body) {
  return fmt::format("{} HTTP/1.1\r\nHost: localhost\r\n{}\r\n{}", method_and_path, lines, body);
}

Reply ask(std::uint16_t port, const std::string& request) {
  RawClient client(port);
  client.send(request);
  return client.reply(request.starts_with("HEAD "));
}

}  // namespace hoso::http::trial
