#include "drafting/draft_command.hpp"

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

struct Tally {
  std::size_t fields = 0, tables = 0, questions = 0;
};

Tally tally_of(const drafting::Draft& draft) {
  Tally tally;
  for (const drafting::DraftEntry& entry : draft.entries) {
    if (const auto* field = std::get_if<drafting::DraftField>(&entry)) {
      ++tally.fields;
      tally.questions += field->questions.size();
      continue;
    }
    ++tally.tables;
    for (const auto& column : std::get<drafting::DraftTable>(entry).columns) tally.questions += column.questions.size();
  }
  return tally;
}

void tell(const CommandLine& line, const drafting::Draft& draft, const fs::path& folder) {
  const Tally tally = tally_of(draft);
  if (line.json) {
    const Json json = {{"folder", folder.string()},
                       {"pages", draft.pages.size()},
                       {"fields", tally.fields},
                       {"tables", tally.tables},
                       {"to_decide", tally.questions}};
    fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
    return;
  }
  const std::string pattern =
      say(line, {"{}: {} trang, {} mục, {} bảng; {} chỗ cần người quyết định (TODO trong form.xml).",
                 "{}: {} pages, {} fields, {} tables; {} places for a person to decide (TODO in form.xml)."});
  fmt::print("{}\n", fmt::format(fmt::runtime(pattern), printable(folder.string()), draft.pages.size(), tally.fields,
                                 tally.tables, tally.questions));
}

}  // namespace

ExitCode draft_command(const CommandLine& line) {
  const Installation installation(line);
  const drafting::DraftName name{drafting::form_id_of(line.files.front().stem().string()), "draft"};
  const fs::path folder = line.out / "forms" / name.id / name.version;
  if (fs::exists(folder)) throw Error("draft.out_exists", {{"folder", folder.string()}});
  const drafting::Draft draft = drafted_blank(blank_pages(line, line.files.front(), installation), installation);
  write(drafting::files_of(draft, name), folder);
  tell(line, draft, folder);
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
