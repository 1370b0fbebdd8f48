// A client that sends whatever bytes it is told: browsers and libraries would refuse to.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace hoso::http::trial {

/// An answer as it came.
struct Reply {
  int status = 0;                              ///< 0 = the server closed without one
  std::map<std::string, std::string> headers;  ///< names in lower case; of a repeated one the last
  std::string head;
  std::string body;
};

class RawClient {
 public:
  /// `address` is IPv4 in digits. Throws std::runtime_error when nobody listens.
  explicit RawClient(std::uint16_t port, const std::string& address = "127.0.0.1");
  ~RawClient();
  RawClient(RawClient&& other) noexcept;
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  /// False = the server has closed.
  bool send(std::string_view bytes);
  /// Says that nothing more comes.
  void end_sending();
  /// One answer of known length, or up to the end where it has none. `without_body`: it answers HEAD.
  [[nodiscard]] Reply reply(bool without_body = false);
  /// What comes until `mark` has come, the server closes, or 10 s have passed; `mark` included.
  [[nodiscard]] std::string until(std::string_view mark);
  /// Whether the server closes within `time`. What comes before is thrown away.
  [[nodiscard]] bool closes_within(std::chrono::milliseconds time);

 private:
  bool receive(std::chrono::milliseconds time);

  int socket_ = -1;
  std::string received_;
};

/// "GET /hello HTTP/1.1", Host, `lines` ("Name: value\r\n"…), empty line, `body`.
[[nodiscard]] std::string request_text(std::string_view method_and_path, std::string_view lines = "",
                                       std::string_view body = "");

/// One request on a connection of its own.
[[nodiscard]] Reply ask(std::uint16_t port, const std::string& request);

}  // namespace hoso::http::trial
