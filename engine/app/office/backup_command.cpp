#include "backup_command.hpp"

#include <fmt/format.h>

#include "messages.hpp"
#include "open_workspace.hpp"
#include "store/audit.hpp"
#include "store/backup.hpp"
#include "store_text.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

void say_done(const store::BackupCount& count, const std::string& head, const CommandLine& line) {
  const std::string folder = line.stored.folder.string();
  if (line.json) {
    print_json({{"folder", folder}, {"dossiers", count.dossiers}, {"files", count.files}, {"head", head}});
    return;
  }
  fmt::print("{}: {} {}, {} {}\n{} {}\n", printable(folder), count.dossiers, say(line, {"hồ sơ", "dossiers"}),
             count.files, say(line, {"tệp", "files"}),
             say(line, {"Mã của mục nhật ký cuối, nên giữ ở nơi khác:", "Hash of the last entry, to keep elsewhere:"}),
             head);
}

}  // namespace

ExitCode backup_command(const CommandLine& line) {
  store::Workspace workspace = open_workspace(line);
  const store::BackupCount count = store::back_up(workspace, line.stored.folder, acting_user());
  say_done(count, store::verify_audit(workspace).head, line);
  return ExitCode::packaged;
}

ExitCode restore_command(const CommandLine& line) {
  // Asked for once: restoring opens the copy, and the head is read from it.
  std::optional<std::string> secret;
  const store::SecretSource source = [&] {
    if (!secret) secret = workspace_secret(line);
    return *secret;
  };
  const store::BackupCount count = store::restore(line.stored.from, line.stored.folder, source);
  store::Workspace restored(line.stored.folder, source);
  say_done(count, store::verify_audit(restored).head, line);
  return ExitCode::packaged;
}

}  // namespace hoso::app
