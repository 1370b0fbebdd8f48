// An HTTP/1.1 server for one office: it bounds what strangers can cost and checks what browsers must not be led to do.
// Decision: docs/decisions/0020-http-by-beast.md.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "http/message.hpp"
#include "http/router.hpp"

namespace hoso::http {

struct Limits {
  std::size_t header_bytes = 8 * 1024;  ///< request line and headers together
  std::uint64_t body_bytes = 1024 * 1024;
  std::uint64_t upload_bytes = 200 * 1024 * 1024;         ///< as hoso::Limits::file_bytes
  std::uint64_t memory_body_bytes = 256 * 1024;           ///< larger bodies go to a file in spool_folder
  std::uint64_t spool_bytes = 2ULL * 1024 * 1024 * 1024;  ///< of all body files together
  /// One more closes the connection that has waited longest without asking anything, or itself if all are busy.
  std::size_t connections = 512;
  std::size_t connections_per_peer = 64;  ///< not for loopback: a proxy stands there for everybody
};

struct Timeouts {
  std::chrono::milliseconds header{10'000};      ///< from a request's first byte to the end of its headers
  std::chrono::milliseconds body{20'000};        ///< a pause in a body; see slowest_bytes_per_second
  std::chrono::milliseconds idle{60'000};        ///< between requests; before the first one it is `header`
  std::chrono::milliseconds write{20'000};       ///< a pause in taking our answer; likewise
  std::chrono::milliseconds heart_beat{15'000};  ///< between comments in an event stream that has nothing to say
  std::chrono::milliseconds drain{10'000};       ///< stop() lets requests go on for so long
  /// Who has been slower than this all in all gets shorter pauses, down to none.
  std::uint64_t slowest_bytes_per_second = 16 * 1024;
};

struct ServerSettings {
  std::string address = "127.0.0.1";  ///< numeric, IPv4 or IPv6
  std::uint16_t port = 0;             ///< 0 = any free one
  /// Names a browser may know us by, without port; against DNS rebinding. Empty = `address` and "localhost".
  std::vector<std::string> allowed_hosts = {};
  /// A reverse proxy on this machine is the only client: its X-Forwarded-Proto, -Host and -For are believed. From other
  /// machines they never are.
  bool trusted_proxy = false;
  std::filesystem::path spool_folder = {};  ///< exists, private to this user; empty = the system's folder for such
  Limits limits = {};
  Timeouts timeouts = {};
  std::size_t worker_threads = 4;
};

/// What the server asks the application. All are called on worker threads, several at once; each may be empty.
struct Hooks {
  /// Turns a refusal by the server (hoso::Error with a code "http.…" and its status) or what a handler threw (status
  /// 500) into an answer; may choose another status. Empty = problem_response().
  std::function<Response(int status, const std::exception& problem)> problem = {};
  /// The token that the request's session expects in X-CSRF-Token. Nothing = the request has no session, so there is
  /// nothing to protect and the request goes on to `admit`. Empty = tokens are not checked.
  std::function<std::optional<std::string>(const Request&)> csrf_token = {};
  /// Sees a request of a route that is not open, before its body is read. An answer = the request is refused with it.
  std::function<std::optional<Response>(const Request&)> admit = {};
};

/// One network thread and some workers. start(), stop() and wait() may be called from any thread.
class Server {
 public:
  Server(ServerSettings settings, Router router, Hooks hooks = {});
  ~Server();  ///< stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Listens from here on; once only, a stopped server stays so. Throws Error("http.cannot_listen").
  void start();
  /// The port that is listened on; 0 before start().
  [[nodiscard]] std::uint16_t port() const;
  /// Takes no more connections, lets requests that were begun end (Timeouts::drain), ends event streams and closes. A
  /// handler cannot be killed: stop() waits for it, so no handler may call it.
  void stop();
  /// Returns when the server has stopped.
  void wait();
  /// Connections now open.
  [[nodiscard]] std::size_t connections() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hoso::http
