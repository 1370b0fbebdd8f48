#include "watch_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "intake/drop_folder.hpp"
#include "interruption.hpp"
#include "messages.hpp"
#include "open_workspace.hpp"
#include "store_text.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using std::chrono::milliseconds;

intake::DropSettings settings_of(const CommandLine& line) {
  return {line.stored.folder, milliseconds(static_cast<long>(line.stored.settle_seconds * 1000)), line.procedure,
          line.limits.file_bytes};
}

void say(const intake::DropReport& report, const CommandLine& line) {
  for (const intake::TakenEntry& taken : report.taken) {
    if (line.json) {
      const nlohmann::ordered_json json{{"id", taken.dossier.id}, {"known", taken.dossier.known}, {"name", taken.name}};
      fmt::print("{}\n", json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
      continue;
    }
    const LocalizedText text = taken.dossier.known ? LocalizedText{"đã có trong kho", "known already"}
                                                   : LocalizedText{"đã tiếp nhận", "received"};
    fmt::print("{}  {}  {}\n", taken.dossier.id, say(line, text), printable(taken.name));
  }
  // Others follow the output line by line.
  std::fflush(stdout);
  print_messages(report.problems, line.language);
}

/// Polling works on network file systems, too, where changes made by other machines are not told.
milliseconds pause_of(const intake::DropSettings& settings) {
  return std::clamp(settings.settle / 3, milliseconds(20), milliseconds(1000));
}

}  // namespace

ExitCode watch_command(const CommandLine& line) {
  store::Workspace workspace = open_workspace(line);
  const intake::DropSettings settings = settings_of(line);
  intake::DropFolder folder(workspace, settings);
  const Interruption interruption;
  const std::stop_token stop = interruption.token();
  bool clean = true;
  while (!stop.stop_requested()) {
    const intake::DropReport report = folder.look(std::chrono::steady_clock::now(), acting_user());
    say(report, line);
    clean = clean && report.problems.empty();
    if (line.stored.once && report.waiting == 0) return clean ? ExitCode::packaged : ExitCode::input_unusable;
    std::this_thread::sleep_for(pause_of(settings));
  }
  return ExitCode::packaged;
}

}  // namespace hoso::app
