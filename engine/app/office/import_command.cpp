#include "import_command.hpp"

#include <fmt/format.h>

#include <hoso/error.hpp>

#include "intake/readable_file.hpp"
#include "messages.hpp"
#include "open_workspace.hpp"
#include "store_text.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;
using Files = std::vector<std::filesystem::path>;

store::StoredFile kept(store::Workspace& workspace, const std::filesystem::path& file, const CommandLine& line) {
  const intake::Bytes bytes = intake::read_whole(file, line.limits.file_bytes, intake::Links::follow);
  return {workspace.blobs().put(bytes), file.filename().string()};
}

store::Received imported(store::Workspace& workspace, const Files& files, const CommandLine& line) {
  store::Reception reception;
  reception.procedure = line.procedure;
  reception.channel = "import";
  for (const auto& file : files) reception.files.push_back(kept(workspace, file, line));
  return store::receive(workspace, reception, acting_user());
}

std::vector<Files> dossiers_of(const CommandLine& line) {
  if (!line.stored.each) return {line.files};
  std::vector<Files> dossiers;
  for (const auto& file : line.files) dossiers.push_back({file});
  return dossiers;
}

void say_received(const store::Received& received, const CommandLine& line) {
  const LocalizedText text =
      received.known ? LocalizedText{"đã có trong kho", "known already"} : LocalizedText{"đã tiếp nhận", "received"};
  fmt::print("{}  {}\n", received.id, say(line, text));
}

/// False = the files could not be taken; said why.
bool import_one(store::Workspace& workspace, const Files& files, const CommandLine& line, Json& list) {
  try {
    const store::Received received = imported(workspace, files, line);
    list.push_back({{"id", received.id}, {"known", received.known}});
    if (!line.json) say_received(received, line);
    return true;
  } catch (const Error& error) {
    // Of many dossiers the others are taken all the same.
    if (!line.stored.each) throw;
    const Diagnostic diagnostic = diagnostic_of(error);
    print_messages({&diagnostic, 1}, line.language);
    return false;
  }
}

}  // namespace

ExitCode import_command(const CommandLine& line) {
  store::Workspace workspace = open_workspace(line);
  Json list = Json::array();
  bool all_taken = true;
  for (const Files& files : dossiers_of(line)) all_taken = import_one(workspace, files, line, list) && all_taken;
  if (line.json) print_json({{"dossiers", std::move(list)}});
  return all_taken ? ExitCode::packaged : ExitCode::input_unusable;
}

}  // namespace hoso::app
