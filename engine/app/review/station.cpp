#include "station.hpp"

#include <charconv>
#include <fstream>
#include <iterator>
#include <set>

#include <hoso/error.hpp>
#include <hoso/text.hpp>
#include <hoso/vietnam_time.hpp>

#include "http/cookies.hpp"
#include "http/problem.hpp"

namespace hoso::review {
namespace {

[[noreturn]] void bad_request(const std::string& what) { throw Error("review.bad_request", {{"detail", what}}); }

http::Response refused(int status, const char* code) { return http::problem_response(status, Error(code)); }

int integer_of(const std::string& text, const char* key) {
  int value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size()) bad_request(key);
  return value;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(const std::string& text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped =
        text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
    decoded.push_back(escaped ? static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2])) : text[i]);
    if (escaped) i += 2;
  }
  return decoded;
}

bool needs_supervisor(const std::string& path) { return path.starts_with("/api/v1/accounts"); }

}  // namespace

std::chrono::sys_seconds Station::day_begins() const {
  return std::chrono::floor<std::chrono::days>(now() + vietnam_offset) - vietnam_offset;
}

std::optional<store::Session> Station::session(const http::Request& request) const {
  const std::string token = http::cookie_of(request, session_cookie);
  if (token.empty()) return std::nullopt;
  const auto workspace = office();
  return store::session(*workspace, token, now());
}

store::Act Station::act(const http::Request& request) const {
  const auto found = session(request);
  if (!found) throw Error("account.signed_out");
  return {found->account.name, now()};
}

void Station::take_try(const std::string& name, const std::string& peer) {
  const std::scoped_lock lock(mutex_);
  const auto time = std::chrono::steady_clock::now();
  const auto wait = std::max(tries_.take("name " + name, time), tries_.take("peer " + peer, time));
  if (wait.count() > 0) {
    throw Error("account.wait", {{"seconds", std::to_string(std::chrono::ceil<std::chrono::seconds>(wait).count())}});
  }
}

void Station::forget_tries(const std::string& name, const std::string& peer) {
  const std::scoped_lock lock(mutex_);
  tries_.forget("name " + name);
  tries_.forget("peer " + peer);
}

http::Router routes_of(Station& station) {
  http::Router router;
  add_account_routes(router, station);
  add_dossier_routes(router, station);
  add_page_routes(router, station);
  add_hand_over_routes(router, station);
  add_queue_routes(router, station);
  add_reference_routes(router, station);
  add_phone_routes(router, station);
  add_kiosk_routes(router, station);
  add_file_routes(router);
  return router;
}

std::optional<http::Response> refusal(const Station& station, const http::Request& request) {
  const auto session = station.session(request);
  if (!session) return refused(401, "account.signed_out");
  const bool looks_only = request.method == "GET" || request.path == "/api/v1/session";
  if (session->account.role == store::Role::reader && !looks_only) return refused(403, "account.not_allowed");
  if (needs_supervisor(request.path) && session->account.role != store::Role::supervisor) {
    return refused(403, "account.not_allowed");
  }
  return std::nullopt;
}

int status_of(const std::exception& failure, int status) {
  const auto* error = dynamic_cast<const Error*>(&failure);
  if (!error || status != 500) return status;
  const std::string_view code = error->code();
  static const std::set<std::string_view> not_found{"store.unknown_dossier", "review.not_found"};
  static const std::set<std::string_view> conflict{"store.wrong_state", "store.changed",     "store.open_fields",
                                                   "store.unread",      "review.no_address", "review.not_made"};
  if (not_found.contains(code)) return 404;
  if (conflict.contains(code)) return 409;
  if (code == "account.signed_out" || code == "account.wrong_password") return 401;
  if (code == "account.not_allowed" || code == "review.bad_link") return 403;
  if (code == "account.wait") return 429;
  if (code == "store.busy") return 503;
  for (const std::string_view area :
       {"account.", "usage.", "input.", "limit.", "review.", "fill.", "receipt.", "place."}) {
    if (code.starts_with(area)) return 422;
  }
  return code == "store.unknown_field" || code == "store.no_files" || code == "store.file_missing" ? 422 : 500;
}

http::Response json_response(int status, const Json& json) {
  return http::text_response(status, "application/json", text_of(json));
}

Json body_of(const http::Request& request) {
  Json json = Json::parse(http::body_text(request), nullptr, false);
  if (!json.is_object()) bad_request("JSON");
  return json;
}

std::string text_in(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_string()) bad_request(key);
  return found->get<std::string>();
}

int integer_in(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number_integer()) bad_request(key);
  const auto value = found->get<std::int64_t>();
  if (value < -1'000'000 || value > 1'000'000) bad_request(key);
  return static_cast<int>(value);
}

std::string query_text(const http::Request& request, const char* key) {
  const auto found = request.query.find(key);
  return found == request.query.end() ? std::string() : found->second;
}

int query_integer(const http::Request& request, const char* key, int otherwise) {
  const std::string text = query_text(request, key);
  return text.empty() ? otherwise : integer_of(text, key);
}

const std::string& id_of(const http::Request& request) { return request.parameters.at("id"); }

int path_integer(const http::Request& request, const char* key) { return integer_of(request.parameters.at(key), key); }

store::Bytes upload_of(const http::Request& request) {
  store::Bytes bytes = request.body;
  if (!request.body_file.empty()) {
    std::ifstream stream(request.body_file, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(stream), {});
  }
  if (bytes.empty()) throw Error("input.empty", {{"file", file_name_of(request)}});
  return bytes;
}

std::string file_name_of(const http::Request& request) {
  const auto header = request.headers.find("x-file-name");
  std::string name = header == request.headers.end() ? std::string() : percent_decoded(header->second);
  if (const std::size_t slash = name.find_last_of("/\\"); slash != std::string::npos) name.erase(0, slash + 1);
  name = nfc(name);
  std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  constexpr std::size_t longest = 200;
  if (name.empty() || name.size() > longest) return "tep";
  return name;
}

}  // namespace hoso::review
