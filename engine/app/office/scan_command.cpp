#include "scan_command.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include <hoso/error.hpp>
#include <hoso/vietnam_time.hpp>

#include "files/durable_files.hpp"
#include "installation.hpp"
#include "intake/scanner.hpp"
#include "intake/tiff_pages.hpp"
#include "interruption.hpp"
#include "messages.hpp"
#include "open_workspace.hpp"
#include "store_text.hpp"
#include "table.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

constexpr const char* stage = "source.sane";
/// A slow flatbed takes a minute for a page at 600 dpi, and network scanners warm up first.
constexpr double seconds_for_a_page = 300;

confine::DecoderSetup setup_of(const CommandLine& line) {
  const Installation installation(line);
  plugin::PluginHost plugins = plugin_host(line, installation);
  confine::DecoderSetup setup;
  setup.decoder = installation.decoder.parent_path() / "hoso-scanner";
  setup.plugins = {plugins.library_of(stage)};
  setup.sources = {{stage, {}}};
  setup.resources = installation.templates;
  setup.limits = line.limits;
  setup.limits.page_seconds = setup.limits.decode_seconds = seconds_for_a_page;
  // It drives a device: confining it would leave it nothing to do.
  setup.allow_unconfined = true;
  return setup;
}

/// The child's environment is empty, so that SANE's own variable is handed over by us.
std::string config_folder() {
  const char* folder = std::getenv("SANE_CONFIG_DIR");
  return folder ? folder : "";
}

ExitCode list(intake::Scanner& scanner, const std::stop_token& stop, const CommandLine& line) {
  const std::vector<intake::ScannerName> found = scanner.list(config_folder(), stop);
  if (found.empty()) throw Error("scan.no_device");
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  std::vector<std::vector<std::string>> rows;
  for (const intake::ScannerName& one : found) {
    json.push_back({{"device", one.device}, {"label", one.label}});
    rows.push_back({one.device, one.label});
  }
  if (line.json)
    print_json({{"scanners", std::move(json)}});
  else
    fmt::print("{}", table(rows));
  return ExitCode::packaged;
}

/// The pages as one file.
store::Bytes scanned(intake::Scanner& scanner, const std::stop_token& stop, const CommandLine& line, int& pages) {
  const ScanSettings& asked = line.scan;
  intake::TiffPages tiff;
  const intake::ScanOrder order{asked.device, asked.resolution, asked.mode, asked.source, config_folder()};
  scanner.scan(order, stop, [&](const Page& page) {
    tiff.add(page);
    if (tiff.byte_count() > line.limits.file_bytes) {
      throw Error("limit.file_bytes", {{"file", "scan"}, {"limit", std::to_string(line.limits.file_bytes >> 20)}});
    }
    // People watch the sheets go through.
    if (!line.json) fmt::print(stderr, "{} {}\n", say(line, {"Đã quét trang", "Scanned page"}), tiff.count());
  });
  pages = tiff.count();
  return tiff.finish();
}

std::string name_of(std::chrono::sys_seconds now) {
  const VietnamClock clock(now);
  return fmt::format("scan-{:04}{:02}{:02}-{:02}{:02}{:02}.tif", clock.year, clock.month, clock.day, clock.hour,
                     clock.minute, clock.second);
}

ExitCode keep(store::Workspace& workspace, const store::Bytes& file, int pages, const CommandLine& line) {
  const store::Act act = acting_user();
  store::Reception reception;
  reception.procedure = line.procedure;
  reception.channel = "scan";
  reception.files.push_back({workspace.blobs().put(file), name_of(act.at)});
  const store::Received received = store::receive(workspace, reception, act);
  if (line.json)
    print_json({{"id", received.id}, {"known", received.known}, {"pages", pages}});
  else
    fmt::print("{}  {} {}\n", received.id, pages, say(line, {"trang", "page(s)"}));
  return ExitCode::packaged;
}

ExitCode write(const store::Bytes& file, int pages, const CommandLine& line) {
  files::write_durably(*line.scan.out, file);
  const std::string out = line.scan.out->string();
  if (line.json)
    print_json({{"out", out}, {"pages", pages}});
  else
    fmt::print("{}  {} {}\n", printable(out), pages, say(line, {"trang", "page(s)"}));
  return ExitCode::packaged;
}

}  // namespace

ExitCode scan_command(const CommandLine& line) {
  // Nobody wants to scan a stack for a workspace that does not open.
  std::optional<store::Workspace> workspace;
  if (!line.scan.list && !line.scan.out) workspace.emplace(open_workspace(line));
  const Interruption interruption;
  const std::stop_token stop = interruption.token();
  intake::Scanner scanner(setup_of(line));
  if (line.scan.list) return list(scanner, stop, line);
  int pages = 0;
  const store::Bytes file = scanned(scanner, stop, line, pages);
  return workspace ? keep(*workspace, file, pages, line) : write(file, pages, line);
}

}  // namespace hoso::app
