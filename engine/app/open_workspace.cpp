#include "open_workspace.hpp"

#include <CLI/CLI.hpp>
#include <cstdlib>

#include <hoso/error.hpp>

#include "pin.hpp"

namespace hoso::app {

void declare_workspace(CLI::App& sub, CommandLine& line) {
  sub.add_option("--workspace", line.workspace.folder, "Thư mục làm việc / workspace (HOSO_WORKSPACE)");
  declare_key_file(sub, line);
}

void declare_key_file(CLI::App& sub, CommandLine& line) {
  sub.add_option("--key-file", line.workspace.key_file,
                 "Tệp khóa của thư mục được mã hóa / key file of an encrypted workspace (HOSO_KEY_FILE)");
}

std::filesystem::path workspace_folder(const CommandLine& line) {
  if (line.workspace.folder) return *line.workspace.folder;
  const char* folder = std::getenv("HOSO_WORKSPACE");
  if (!folder || !*folder) throw Error("usage.invalid", {{"detail", "--workspace"}});
  return folder;
}

std::string workspace_secret(const CommandLine& line) {
  if (line.workspace.key_file) return read_pin(line.workspace.key_file).text();
  const char* file = std::getenv("HOSO_KEY_FILE");
  const signing::Secret secret = read_pin(file && *file ? std::optional<std::filesystem::path>(file) : std::nullopt);
  return secret.text();
}

store::Workspace open_workspace(const CommandLine& line) {
  return store::Workspace(workspace_folder(line), [&line] { return workspace_secret(line); });
}

}  // namespace hoso::app
