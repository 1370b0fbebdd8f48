#include "review_command.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>

#include <hoso/error.hpp>
#include <hoso/procedure.hpp>

#include "desk_setup.hpp"
#include "event_feed.hpp"
#include "files/durable_files.hpp"
#include "http/problem.hpp"
#include "http/server.hpp"
#include "interruption.hpp"
#include "made_files.hpp"
#include "open_workspace.hpp"
#include "procedures.hpp"
#include "run_plan.hpp"
#include "station.hpp"
#include "store/retention.hpp"
#include "wording.hpp"
#include "workers.hpp"

namespace hoso::app {
namespace {

namespace fs = std::filesystem;
using review::Station;

review::ProcedureTitles procedure_titles(const fs::path& templates) {
  review::ProcedureTitles titles;
  const fs::path folder = procedures_folder(templates);
  for (const std::string& code : procedure_codes(folder)) titles[code] = load_procedure(folder / (code + ".xml")).name;
  return titles;
}

std::vector<std::string> work_arguments(const CommandLine& line, const fs::path& workspace, bool sealed) {
  std::vector<std::string> arguments{"--workspace", workspace.string(), "--jobs", "1"};
  for (const std::string& field : line.review.two_person) arguments.insert(arguments.end(), {"--two-person", field});
  for (const fs::path& folder : line.plugin_folders)
    arguments.insert(arguments.end(), {"--plugin-dir", folder.string()});
  if (line.templates) arguments.insert(arguments.end(), {"--templates", line.templates->string()});
  if (line.allow_unconfined) arguments.emplace_back("--allow-unconfined");
  if (!line.review.facts.empty())
    arguments.insert(arguments.end(), {"--facts", fs::absolute(line.review.facts).string()});
  if (sealed) arguments.insert(arguments.end(), {"--key-file", "-"});
  return arguments;
}

/// Citizens' pages: sealed with a key that nobody has but this process, and gone with it.
class KioskStore {
 public:
  KioskStore() : folder_(fs::temp_directory_path(), "hoso-kiosk"), secret_(store::random_hex(32)) {
    store::make_workspace(folder_.path() / "store", secret_);
    pool_.emplace(store::Workspace(folder_.path() / "store", [this] { return secret_; }));
  }
  [[nodiscard]] review::WorkspacePool& pool() { return *pool_; }
  [[nodiscard]] fs::path folder() const { return folder_.path() / "store"; }
  [[nodiscard]] const std::string& secret() const { return secret_; }

 private:
  files::TemporaryFolder folder_;
  std::string secret_;
  std::optional<review::WorkspacePool> pool_;
};

http::ServerSettings server_settings(const CommandLine& line, const fs::path& spool) {
  http::ServerSettings settings;
  settings.port = line.review.port;
  settings.spool_folder = spool;
  settings.trusted_proxy = !line.review.public_address.empty();
  settings.allowed_hosts = {"127.0.0.1", "localhost"};
  for (const std::string& host : line.review.hosts) settings.allowed_hosts.push_back(host);
  if (settings.trusted_proxy) {
    const std::string& address = line.review.public_address;
    const std::size_t begin = address.find("://");
    const std::string host = begin == std::string::npos ? address : address.substr(begin + 3);
    settings.allowed_hosts.push_back(host.substr(0, host.find_first_of(":/")));
  }
  settings.limits.upload_bytes = line.limits.file_bytes;
  return settings;
}

http::Hooks hooks_of(Station& station) {
  http::Hooks hooks;
  hooks.problem = [](int status, const std::exception& problem) {
    return http::problem_response(review::status_of(problem, status), problem);
  };
  hooks.csrf_token = [&station](const http::Request& request) -> std::optional<std::string> {
    const auto session = station.session(request);
    return session ? std::optional(session->csrf) : std::nullopt;
  };
  hooks.admit = [&station](const http::Request& request) { return review::refusal(station, request); };
  return hooks;
}

void free_leases(review::WorkspacePool& pool, const std::string& worker) {
  try {
    const auto workspace = pool.lend();
    store::release_leases(*workspace, worker);
  } catch (const Error&) {
    // The store is busy: the lease runs out by itself.
  }
}

void print_address(const CommandLine& line, const std::string& address, Station& station) {
  fmt::print("{} {}\n", say(line, {"Bàn làm việc:", "The desk:"}), address);
  const auto workspace = station.office();
  if (store::accounts(*workspace).empty()) {
    const std::string token = store::make_link(*workspace, {"setup", {}}, station.now() + std::chrono::hours(1));
    fmt::print("{}\n  {}/setup#{}\n",
               say(line, {"Chưa có tài khoản. Mở đường dẫn này một lần, trong một giờ, để tạo tài khoản phụ trách:",
                          "There is no account yet. Open this link once, within an hour, to make the supervisor's:"}),
               address, token);
  }
  std::fflush(stdout);
}

void wait_for(const std::stop_token& stop) {
  while (!stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(100));
}

}  // namespace

ExitCode review_command(const CommandLine& line) {
  const fs::path folder = fs::absolute(workspace_folder(line));
  std::string secret;
  store::Workspace first(folder, [&] { return secret = workspace_secret(line); });
  const Interruption interruption;
  const fs::path spool = review::scratch_for(first);
  store::sweep(first, std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
  review::WorkspacePool office(std::move(first));
  review::DeskParts parts(line);
  const review::Desk desk = parts.desk(line.review.two_person);
  const Places places(parts.installation().templates / "units");
  std::optional<KioskStore> kiosk;
  if (line.review.kiosk) kiosk.emplace();
  const std::string own = line.review.public_address;
  Station station({desk, office, kiosk ? &kiosk->pool() : nullptr, places,
                   procedure_titles(parts.installation().templates), parts.installation().program,
                   parts.installation().templates, own, run_clock});
  http::Server server(server_settings(line, spool), review::routes_of(station), hooks_of(station));
  server.start();
  const review::EventFeed feed(station);
  const fs::path& program = parts.installation().program;
  const review::Workers workers({program, work_arguments(line, folder, !secret.empty()), secret, line.review.workers,
                                 [&](const std::string& worker) { free_leases(office, worker); }});
  std::optional<review::Workers> kiosk_workers;
  if (kiosk) {
    kiosk_workers.emplace(review::WorkersSetup{program, work_arguments(line, kiosk->folder(), true), kiosk->secret(), 1,
                                               [&](const std::string& worker) { free_leases(kiosk->pool(), worker); }});
  }
  print_address(line, own.empty() ? fmt::format("http://127.0.0.1:{}", server.port()) : own, station);
  wait_for(interruption.token());
  server.stop();
  return ExitCode::packaged;
}

}  // namespace hoso::app
