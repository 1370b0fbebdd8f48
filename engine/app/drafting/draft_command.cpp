#include "drafting/draft_command.hpp"

#include <algorithm>

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <hoso/error.hpp>

#include "bench/scratch_folder.hpp"
#include "drafting/blank_pages.hpp"
#include "drafting/draft_files.hpp"
#include "drafting/drafted_blank.hpp"
#include "installation.hpp"
#include "messages.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

void write(const std::map<std::string, std::string>& files, const fs::path& folder) {
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) throw Error("output.not_written", {{"file", folder.string()}, {"detail", failure.message()}});
  for (const auto& [name, bytes] : files) bench::write_file(folder / name, std::string_view(bytes));
}

Json json_of(const drafting::OpenPlace& place) {
  return {{"file", place.file}, {"line", place.line}, {"text", place.text}};
}

/// What was written, and every place that a person must decide.
void tell(const CommandLine& line, const drafting::Draft& draft, const fs::path& folder,
          const std::vector<drafting::OpenPlace>& open) {
  const auto tables = static_cast<std::size_t>(std::ranges::count_if(
      draft.entries, [](const auto& entry) { return std::holds_alternative<drafting::DraftTable>(entry); }));
  const std::size_t fields = draft.entries.size() - tables;
  if (line.json) {
    Json json = {{"folder", folder.string()}, {"pages", draft.pages.size()}, {"fields", fields},
                 {"tables", tables},          {"to_decide", open.size()},    {"decisions", Json::array()}};
    for (const drafting::OpenPlace& place : open) json["decisions"].push_back(json_of(place));
    fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
    return;
  }
  const std::string pattern =
      say(line, {"{}: {} trang, {} mục, {} bảng; {} chỗ cần người quyết định (TODO):",
                 "{}: {} pages, {} fields, {} tables; {} places for a person to decide (TODO):"});
  fmt::print("{}\n", fmt::format(fmt::runtime(pattern), printable(folder.string()), draft.pages.size(), fields, tables,
                                 open.size()));
  for (const drafting::OpenPlace& place : open)
    fmt::print("  {}:{}: {}\n", place.file, place.line, printable(place.text));
}

}  // namespace

ExitCode draft_command(const CommandLine& line) {
  const Installation installation(line);
  const drafting::DraftName name{drafting::form_id_of(line.files.front().stem().string()), "draft"};
  const fs::path folder = line.out / "forms" / name.id / name.version;
  if (fs::exists(folder)) throw Error("draft.out_exists", {{"folder", folder.string()}});
  const drafting::Draft draft = drafted_blank(blank_pages(line, line.files.front(), installation), installation);
  const std::map<std::string, std::string> files = drafting::files_of(draft, name);
  write(files, folder);
  tell(line, draft, folder, drafting::open_places(files));
  return ExitCode::packaged;
}

CLI::App& declare_draft(CLI::App& sub, CommandLine& line) {
  CLI::App& draft = *sub.add_subcommand("draft", "Đề nghị mẫu từ biểu mẫu trắng / propose a template from a blank");
  draft.add_option("BLANK", line.files, "PDF, DOCX, PNG, JPEG, TIFF")->required()->expected(1)->allow_extra_args(false);
  draft.callback([&line] { line.form.action = FormAction::draft; });
  draft.fallthrough();
  return draft;
}

}  // namespace hoso::app
