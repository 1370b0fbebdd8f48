#include "designer/designer_command.hpp"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <hoso/error.hpp>

#include "designer/designer.hpp"
#include "files/durable_files.hpp"
#include "http/problem.hpp"
#include "http/server.hpp"
#include "installation.hpp"
#include "interruption.hpp"
#include "store/vault.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using designer::Designer;

/// Those that load: what lint says of a type is then what a run would.
designer::StageIds stages_of(plugin::PluginHost& host) {
  designer::StageIds stages;
  for (const auto& [id, report] : host.load_all()) {
    if (!report.library) continue;
    for (const auto& stage : report.library->stages) stages.insert(stage.info.id);
  }
  return stages;
}

http::ServerSettings server_settings(const CommandLine& line, const std::filesystem::path& spool) {
  http::ServerSettings settings;
  settings.port = line.review.port;
  settings.spool_folder = spool;
  settings.allowed_hosts = {"127.0.0.1", "localhost"};
  settings.limits.upload_bytes = line.limits.file_bytes;
  return settings;
}

http::Hooks hooks_of(const Designer& designer) {
  http::Hooks hooks;
  hooks.problem = [](int status, const std::exception& problem) {
    return http::problem_response(designer::status_of(problem, status), problem);
  };
  hooks.csrf_token = [&designer](const http::Request& request) {
    return designer.is_own(request) ? std::optional(designer.csrf()) : std::nullopt;
  };
  hooks.admit = [&designer](const http::Request& request) { return designer::refusal(designer, request); };
  return hooks;
}

}  // namespace

ExitCode designer_command(const CommandLine& line) {
  const Interruption interruption;
  const Installation installation(line);
  plugin::PluginHost host = plugin_host(line, installation);
  const designer::TrialReader reader(line, installation, host);
  const std::string link = store::random_hex(16);
  Designer designer(
      std::filesystem::absolute(line.files.front()).lexically_normal(), stages_of(host),
      [&](auto form, const auto& scan) { return reader.read(std::move(form), scan); }, link);
  const files::TemporaryFolder spool(std::filesystem::temp_directory_path(), "hoso-designer");
  http::Server server(server_settings(line, spool.path()), designer::routes_of(designer), hooks_of(designer));
  server.start();
  fmt::print("{}\n  http://127.0.0.1:{}/#{}\n",
             say(line, {"Mở đường dẫn này một lần để soạn mẫu; Ctrl+C để dừng:",
                        "Open this link once to edit the template; Ctrl+C ends:"}),
             server.port(), link);
  std::fflush(stdout);
  const std::stop_token stop = interruption.token();
  while (!stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  server.stop();
  return ExitCode::packaged;
}

void declare_designer(CLI::App& form, CommandLine& line) {
  CLI::App& edit = *form.add_subcommand("edit", "Soạn mẫu trên trình duyệt / edit a template in the browser");
  edit.add_option("DIR", line.files, "Thư mục một phiên bản mẫu / folder of one version of a form")
      ->required()
      ->expected(1)
      ->allow_extra_args(false)
      ->check(CLI::ExistingDirectory);
  edit.add_option("--port", line.review.port, "Cổng; không nói thì cổng trống bất kỳ / port; default: any free one");
  edit.callback([&line, &edit] {
    line.form.action = FormAction::edit;
    if (edit.get_option("--port")->empty()) line.review.port = 0;
  });
  edit.fallthrough();
}

}  // namespace hoso::app
