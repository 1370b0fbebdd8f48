#include "trial_server.hpp"

#include <stdlib.h>

#include <fstream>
#include <iterator>
#include <numeric>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>
#include <hoso/error.hpp>

namespace hoso::http::trial {
namespace {

std::filesystem::path new_folder() {
  std::string name = std::filesystem::temp_directory_path() / "hoso-http-XXXXXX";
  if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  return name;
}

std::vector<std::uint8_t> body_bytes(const Request& request) {
  if (request.body_file.empty()) return request.body;
  std::ifstream file(request.body_file, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Response described_body(const Request& request) {
  const auto bytes = body_bytes(request);
  const auto sum = std::accumulate(bytes.begin(), bytes.end(), std::uint64_t(0));
  const auto text = fmt::format("{} {} {}", request.body_bytes, request.body_file.empty() ? "memory" : "file", sum);
  return text_response(bytes.size() == request.body_bytes ? 200 : 500, "text/plain", text);
}

Response text(std::string_view body) { return text_response(200, "text/plain; charset=utf-8", body); }

Response slow(const Request&) {
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  return text("slow");
}

Response large(const Request& request) {
  Response response = text("");
  response.body.assign(std::stoul(request.parameters.at("bytes")), 'x');
  return response;
}

Response who(const Request& request) {
  return text(fmt::format("{} {} {}", request.peer, request.host, request.secure ? "https" : "http"));
}

Response throws_odd(const Request&) { throw 42; }

Response injects(const Request&) { return {.status = 200, .headers = {{"x-odd", "a\r\nX-Injected: b"}}}; }

}  // namespace

TrialServer::TrialServer(ServerSettings settings, Hooks hooks)
    : spool_(new_folder()), server_(spooling(std::move(settings)), routes(), std::move(hooks)) {
  server_.start();
}

TrialServer::~TrialServer() {
  server_.stop();
  std::filesystem::remove_all(spool_);
}

ServerSettings TrialServer::spooling(ServerSettings settings) const {
  settings.spool_folder = spool_;
  return settings;
}

std::size_t TrialServer::spooled_files() const {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(spool_), {}));
}

Router TrialServer::routes() {
  Router router;
  const auto add = [&](const char* method, const char* pattern, Handler handler, RouteOptions options = {}) {
    router.add(
        method, pattern,
        [this, handler = std::move(handler)](const Request& request) {
          ++calls_;
          return handler(request);
        },
        options);
  };
  add("GET", "/hello", [](const Request&) { return text("xin chào"); });
  add("GET", "/echo/{what}", [](const Request& request) { return text(request.parameters.at("what")); });
  add("POST", "/body", described_body);
  add("POST", "/upload", described_body, {.body = BodyClass::upload});
  add("POST", "/open", described_body, {.open = true});
  add("GET", "/slow", slow);
  add("GET", "/throw", [](const Request&) -> Response { throw std::runtime_error("Nguyễn Văn A 001099000001"); });
  add("GET", "/throw-odd", throws_odd);
  add("GET", "/throw-error", [](const Request&) -> Response { throw Error("limit.file_bytes", {{"limit", "7"}}); });
  add("GET", "/injects", injects);
  add("GET", "/events", [this](const Request& request) {
    return events_.subscribe(request.query.contains("who") ? request.query.at("who") : "");
  });
  add("GET", "/large/{bytes}", large);
  add("GET", "/who", who);
  add("DELETE", "/nothing", [](const Request&) { return Response{.status = 204}; });
  return router;
}

}  // namespace hoso::http::trial
