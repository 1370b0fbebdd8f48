#include "made_files.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include <hoso/dossier_xml.hpp>
#include <hoso/error.hpp>
#include <hoso/vietnam_time.hpp>

#include "child_command.hpp"
#include "files/durable_files.hpp"
#include "review/memory_file.hpp"

namespace hoso::review {
namespace {

namespace fs = std::filesystem;

/// The receiver whose rules packages are held against.
constexpr const char* portal = "dvcqg";

store::Bytes bytes_in(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

store::Bytes bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

ChildResult run(const Workshop& workshop, std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--templates", workshop.templates.string()});
  return run_child(workshop.program, arguments);
}

void write(const std::vector<Artifact>& package, const fs::path& folder) {
  for (const Artifact& artifact : package) {
    if (artifact.beside_package) continue;
    const fs::path file = folder / artifact.path;
    fs::create_directories(file.parent_path());
    files::write_durably(file, artifact.bytes);
  }
}

std::optional<fs::path> only_file_in(const fs::path& folder) {
  std::error_code absent;
  for (const auto& entry : fs::directory_iterator(folder, absent)) {
    if (entry.is_regular_file()) return entry.path();
  }
  return std::nullopt;
}

Json rehearsal_json(bool accepted, const std::string& vi, const std::string& en) {
  return {{"accepted", accepted}, {"text", {{"vi", vi}, {"en", en}}}};
}

Json rehearsed(const fs::path& package, const Workshop& workshop) {
  const auto say = [&](const char* language) {
    return run(workshop, {"rehearse", package.string(), "--portal", portal, "--lang", language});
  };
  const ChildResult vi = say("vi"), en = say("en");
  return rehearsal_json(vi.exit_code == 0, vi.out, en.out);
}

Json not_packed() {
  return rehearsal_json(false, "Chưa tạo được gói nộp cổng dịch vụ công: cần chọn thủ tục và đủ thành phần hồ sơ.",
                        "The portal's package cannot be made: choose the procedure and see that all papers are there.");
}

/// A PDF that a child writes.
store::Bytes made_by(std::vector<std::string> arguments, const Workshop& workshop) {
  const files::TemporaryFolder folder(workshop.scratch, "made");
  const fs::path file = folder.path() / "made.pdf";
  arguments.insert(arguments.end(), {"--out", file.string()});
  run(workshop, arguments);
  store::Bytes bytes = bytes_in(file);
  if (bytes.empty()) throw Error("review.not_made");
  return bytes;
}

/// "2026-11-27 14:30" in Viet Nam.
std::string local_time(std::chrono::sys_seconds time) {
  const VietnamClock clock(time);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", clock.year, clock.month, clock.day, clock.hour, clock.minute);
}

}  // namespace

fs::path scratch_for(const store::Workspace& workspace) {
  return workspace.vault().seals() ? fs::path("/dev/shm") : workspace.scratch();
}

std::vector<WorkerSetup::More> portal_files(const std::vector<Artifact>& package, const store::Summary& summary,
                                            const Workshop& workshop) {
  const files::TemporaryFolder scratch(workshop.scratch, "package");
  const fs::path folder = scratch.path() / summary.id, out = scratch.path() / "out";
  fs::create_directories(folder);
  write(package, folder);
  std::vector<std::string> pack{"pack",  folder.string(), "--profile", "portal",
                                "--out", out.string(),    "--code",    summary.id};
  pack.insert(pack.end(), workshop.options.begin(), workshop.options.end());
  run(workshop, pack);
  std::vector<WorkerSetup::More> made;
  const auto zip = only_file_in(out);
  if (zip) made.push_back({"portal", bytes_in(*zip)});
  const Json rehearsal = zip ? rehearsed(*zip, workshop) : not_packed();
  made.push_back({"rehearsal", bytes_of(text_of(rehearsal))});
  return made;
}

store::Bytes receipt_of(const OpenDossier& open, const Workshop& workshop) {
  if (open.summary.procedure.empty()) throw Error("review.no_procedure");
  const MemoryFile xml(bytes_of(dossier_xml(open.dossier)));
  const store::Bytes data = bytes_of(text_of(Json{{"dossier_code", open.summary.id}}));
  const MemoryFile given(data);
  return made_by({"receipt", xml.path().string(), "--procedure", open.summary.procedure, "--received",
                  local_time(open.summary.received_at), "--data", given.path().string()},
                 workshop);
}

store::Bytes clean_form_of(const OpenDossier& open, const Workshop& workshop) {
  if (open.dossier.documents.empty()) throw Error("review.not_made");
  const MemoryFile xml(bytes_of(dossier_xml(open.dossier)));
  return made_by({"fill", open.dossier.documents.front().form->id, "--from", xml.path().string()}, workshop);
}

}  // namespace hoso::review
