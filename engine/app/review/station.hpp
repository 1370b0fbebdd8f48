// What all requests to the review station share.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include <hoso/places.hpp>

#include "desk_json.hpp"
#include "http/event_stream.hpp"
#include "http/message.hpp"
#include "http/rate_limit.hpp"
#include "http/router.hpp"
#include "kiosk_checks.hpp"
#include "review/desk.hpp"
#include "store/accounts.hpp"
#include "workspace_pool.hpp"

namespace hoso::review {

inline constexpr const char* session_cookie = "hoso_session";

struct StationSetup {
  const Desk& desk;
  WorkspacePool& office;           ///< where dossiers are kept
  WorkspacePool* kiosk = nullptr;  ///< where citizens' pages lie for a while, sealed; null = no kiosk
  const Places& places;
  ProcedureTitles procedures;
  std::filesystem::path program;  ///< the hoso command
  std::filesystem::path templates;
  std::string address;  ///< "http://192.168.1.5:8080", by which phones reach the station; empty = they cannot
  std::function<std::chrono::sys_seconds()> clock;
};

/// Keeps references; any thread.
class Station {
 public:
  explicit Station(StationSetup setup) : setup_(std::move(setup)), tries_({}) {}

  [[nodiscard]] const StationSetup& setup() const { return setup_; }
  [[nodiscard]] const Desk& desk() const { return setup_.desk; }
  [[nodiscard]] WorkspacePool::Lent office() const { return setup_.office.lend(); }
  [[nodiscard]] http::EventStream& events() { return events_; }
  [[nodiscard]] KioskChecks& kiosk_checks() { return kiosk_checks_; }
  [[nodiscard]] std::chrono::sys_seconds now() const { return setup_.clock(); }
  /// When today began in Viet Nam.
  [[nodiscard]] std::chrono::sys_seconds day_begins() const;

  /// Nullopt = nobody is signed in.
  [[nodiscard]] std::optional<store::Session> session(const http::Request&) const;
  /// Whose request it is. Throws Error "account.signed_out".
  [[nodiscard]] store::Act act(const http::Request&) const;

  /// Takes one try to sign in. Throws Error "account.wait".
  void take_try(const std::string& name, const std::string& peer);
  void forget_tries(const std::string& name, const std::string& peer);

 private:
  StationSetup setup_;
  http::EventStream events_;
  KioskChecks kiosk_checks_;
  std::mutex mutex_;
  http::TokenBuckets tries_;
};

/// Adds routes whose handlers are told of the station. Keeps references for as long as it adds.
class StationRoutes {
 public:
  StationRoutes(http::Router& router, Station& station) : router_(router), station_(station) {}

  /// `Given` is Station or const Station.
  template <class Given>
  void add(const char* method, const char* path, http::Response (*handler)(Given&, const http::Request&),
           http::RouteOptions options = {}) const {
    router_.add(
        method, path,
        [&station = station_, handler](const http::Request& request) { return handler(station, request); }, options);
  }

 private:
  http::Router& router_;
  Station& station_;
};

/// The whole table; every route of openapi.yaml is in it, and the files of the pages.
[[nodiscard]] http::Router routes_of(Station&);

void add_account_routes(http::Router&, Station&);
void add_dossier_routes(http::Router&, Station&);
void add_page_routes(http::Router&, Station&);  ///< turn, split, merge; pictures
void add_hand_over_routes(http::Router&, Station&);
void add_queue_routes(http::Router&, Station&);      ///< uploads, queue, grid, statistics, events
void add_reference_routes(http::Router&, Station&);  ///< places, procedures, forms
void add_phone_routes(http::Router&, Station&);
void add_kiosk_routes(http::Router&, Station&);
void add_file_routes(http::Router&);  ///< what the browser loads

/// Erases what citizens left in the kiosk's store. What a worker reads just now stays until the next call.
void erase_left(Station&);

/// Whether a request may go on: signed in, and of the role that it needs. An answer = it may not.
[[nodiscard]] std::optional<http::Response> refusal(const Station&, const http::Request&);
/// The HTTP status of what a handler threw.
[[nodiscard]] int status_of(const std::exception&, int status);

[[nodiscard]] http::Response json_response(int status, const Json&);
/// The body as a JSON object. Throws Error "review.bad_request".
[[nodiscard]] Json body_of(const http::Request&);
/// Of a JSON object; throws Error "review.bad_request" that names the key when it is missing or of another type.
[[nodiscard]] std::string text_in(const Json&, const char* key);
[[nodiscard]] int integer_in(const Json&, const char* key);
/// From the query; `otherwise` when it is not there. Throws Error "review.bad_request".
[[nodiscard]] int query_integer(const http::Request&, const char* key, int otherwise);
[[nodiscard]] std::string query_text(const http::Request&, const char* key);
/// Of a route with the placeholder {id}: which dossier is meant.
[[nodiscard]] const std::string& id_of(const http::Request&);
/// A placeholder of the route as a number. Throws Error "review.bad_request".
[[nodiscard]] int path_integer(const http::Request&, const char* key);
/// The body's bytes, wherever they lie. Throws Error "input.empty".
[[nodiscard]] store::Bytes upload_of(const http::Request&);
/// The header X-File-Name, decoded, without what is no part of a name.
[[nodiscard]] std::string file_name_of(const http::Request&);

}  // namespace hoso::review
