// One HTTP call, and what can be known of it afterwards.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "portal/account.hpp"

namespace hoso::portal {

struct HttpRequest {
  std::string method = "POST";
  std::string path;                  ///< below the adapter's URL, query included
  std::vector<std::string> headers;  ///< "Name: value"
  std::string body;                  ///< JSON; ignored when there is a file
  /// A file instead, as multipart/form-data "files".
  std::string file_name;
  std::span<const std::uint8_t> file;
};

struct HttpReply {
  long status = 0;           ///< 0 = no whole reply came
  std::string body;
  bool maybe_sent = true;    ///< false = the receiver has certainly seen nothing of the request
  std::string trouble;       ///< curl's words for what went wrong on the way; of hosts and certificates, not of data
};

/// Calls one adapter. TLS 1.2 or later with certificates checked; plain HTTP only to 127.0.0.1; no redirects, no other
/// protocols; replies up to 1 MB. Prints nothing. One thread.
class HttpClient {
 public:
  /// Throws Error("submit.unsafe_url") unless `url` is https://… or http://127.0.0.1….
  HttpClient(std::string url, const Account&);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  [[nodiscard]] HttpReply send(const HttpRequest&);
  /// `text` as part of a query.
  [[nodiscard]] std::string escaped(const std::string& text) const;

 private:
  struct Handle;
  void set_transport(std::size_t weight);

  std::string url_;
  std::string ca_file_;
  Patience patience_;
  std::unique_ptr<Handle> handle_;
};

}  // namespace hoso::portal
