// Which handler answers which method and path.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace hoso::http {

/// How large a body may be: Limits::body_bytes or Limits::upload_bytes.
enum class BodyClass { ordinary, upload };

struct RouteOptions {
  BodyClass body = BodyClass::ordinary;
  /// Asked without a session: the CSRF token and Hooks::admit are passed over; Host and Origin are checked all the
  /// same.
  bool open = false;
};

/// A route as a document about it would name it: {"GET", "/api/v1/dossiers/{id}"}.
struct RouteName {
  std::string method;
  std::string pattern;
  RouteOptions options;
};

/// A table filled before the server starts and only read afterwards.
class Router {
 public:
  struct Match {
    const Handler* handler = nullptr;  ///< null = see `allowed`; owned by the router
    RouteOptions options;
    std::map<std::string, std::string> parameters;
    std::string allowed;  ///< "GET, HEAD, POST" where the path exists but not for this method; empty = unknown path
  };

  /// `pattern` is "/a/{name}/b": a placeholder stands for one whole, non-empty segment. A fixed segment goes before a
  /// placeholder, whatever the order of adding. HEAD is answered wherever GET is. Throws std::invalid_argument for a
  /// pattern that is none, or is there already.
  void add(std::string method, std::string pattern, Handler handler, RouteOptions options = {});

  /// `path` is decoded.
  [[nodiscard]] Match find(std::string_view method, std::string_view path) const;

  /// In order of adding.
  [[nodiscard]] std::vector<RouteName> routes() const;

 private:
  struct Route {
    RouteName name;
    std::vector<std::string> segments;
    Handler handler;
  };
  [[nodiscard]] const Route* best(std::string_view method, const std::vector<std::string>& path) const;
  [[nodiscard]] std::string allowed(const std::vector<std::string>& path) const;

  std::vector<Route> routes_;
};

}  // namespace hoso::http
