#include "erase_command.hpp"

#include <fmt/format.h>

#include "open_workspace.hpp"
#include "store/retention.hpp"
#include "store_text.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

void say_ids(const std::vector<std::string>& ids, const LocalizedText& what, const CommandLine& line) {
  for (const std::string& id : ids) fmt::print("{}  {}\n", id, say(line, what));
  fmt::print("{} {}\n", ids.size(), say(line, {"hồ sơ", "dossier(s)"}));
}

}  // namespace

ExitCode erase_command(const CommandLine& line) {
  store::Workspace workspace = open_workspace(line);
  store::erase(workspace, line.stored.dossier, line.stored.why, acting_user());
  if (line.json)
    print_json({{"erased", {line.stored.dossier}}});
  else
    say_ids({line.stored.dossier}, {"đã xóa", "erased"}, line);
  return ExitCode::packaged;
}

ExitCode expire_command(const CommandLine& line) {
  store::Workspace workspace = open_workspace(line);
  const store::Act act = acting_user();
  const std::vector<std::string> ids = store::expired(workspace, act.at - std::chrono::days(line.stored.days));
  int swept = 0;
  if (line.stored.yes) {
    const std::string why = fmt::format("expired after {} days", line.stored.days);
    for (const std::string& id : ids) store::erase(workspace, id, why, act);
    swept = store::sweep(workspace, act.at);
  }
  if (line.json) {
    print_json({{"expired", ids}, {"erased", line.stored.yes}, {"swept_files", swept}});
    return ExitCode::packaged;
  }
  say_ids(ids, line.stored.yes ? LocalizedText{"đã xóa", "erased"} : LocalizedText{"hết hạn lưu", "time is up"}, line);
  if (!line.stored.yes && !ids.empty()) {
    fmt::print("{}\n", say(line, {"Thêm --yes để xóa hẳn.", "Add --yes to erase them."}));
  }
  return ExitCode::packaged;
}

}  // namespace hoso::app
