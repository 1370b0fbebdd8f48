// A server with a few handlers that tests can reason about.
#pragma once

#include <atomic>
#include <filesystem>
#include <string>

#include "http/event_stream.hpp"
#include "http/server.hpp"

namespace hoso::http::trial {

/// GET /hello "xin chào"; GET /echo/{what} the placeholder; POST /body "<bytes> <file|memory> <sum of bytes>";
/// POST /upload likewise with the upload's limit; POST /open without token; GET /slow after 300 ms; GET /throw,
/// /throw-odd, /throw-error; GET /injects a header that breaks out; GET /events; GET /large/{bytes}; GET /who peer,
/// host and scheme.
class TrialServer {
 public:
  explicit TrialServer(ServerSettings settings = {}, Hooks hooks = {});
  ~TrialServer();

  [[nodiscard]] std::uint16_t port() const { return server_.port(); }
  [[nodiscard]] Server& server() { return server_; }
  [[nodiscard]] EventStream& events() { return events_; }
  [[nodiscard]] const std::filesystem::path& spool() const { return spool_; }
  /// Files in the spool folder now.
  [[nodiscard]] std::size_t spooled_files() const;
  /// Handlers that have begun.
  [[nodiscard]] int calls() const { return calls_; }

 private:
  [[nodiscard]] Router routes();
  [[nodiscard]] ServerSettings spooling(ServerSettings settings) const;

  std::filesystem::path spool_;
  EventStream events_;
  std::atomic<int> calls_ = 0;
  Server server_;
};

}  // namespace hoso::http::trial
