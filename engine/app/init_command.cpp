#include "init_command.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "messages.hpp"
#include "open_workspace.hpp"
#include "wording.hpp"

namespace hoso::app {

void declare_init(CLI::App& sub, CommandLine& line) {
  sub.add_option("DIR", line.workspace.folder, "Thư mục mới / a new folder")->required();
  sub.add_flag("--encrypt", line.workspace.encrypt, "Mã hóa mọi dữ liệu về người / encrypt all that tells of people");
  sub.add_option("--key-file", line.workspace.key_file,
                 "Tệp khóa; không có thì gõ mật khẩu / key file; else a passphrase is asked for (HOSO_KEY_FILE)");
}

ExitCode init_command(const CommandLine& line) {
  const std::filesystem::path folder = workspace_folder(line);
  store::make_workspace(folder, line.workspace.encrypt ? workspace_secret(line) : std::string());
  fmt::print("{} {}\n", say(line, {"Đã tạo thư mục làm việc:", "Workspace made:"}), printable(folder.string()));
  if (line.workspace.encrypt) {
    fmt::print("{}\n", say(line, {"Giữ khóa ở nơi an toàn: mất khóa là mất dữ liệu.",
                                  "Keep the key in a safe place: without it the data is lost."}));
  }
  return ExitCode::packaged;
}

}  // namespace hoso::app
