#include "drafting/form_diff_command.hpp"

#include <algorithm>

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/template_reader.hpp>

#include "bench/scratch_folder.hpp"
#include "drafting/blank_pages.hpp"
#include "drafting/drafted_blank.hpp"
#include "drafting/form_diff_text.hpp"
#include "form_diff/carried_files.hpp"
#include "installation.hpp"
#include "template/form_reader.hpp"

namespace hoso::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* carried_version = "draft";

/// One of the two versions, with its template where it is one.
struct Version {
  form_diff::PrintedForm printed;
  std::optional<FormFiles> files;
  std::string form_id;
};

Version version_in(const fs::path& given, const CommandLine& line, const Installation& installation) {
  Version version;
  if (fs::is_directory(given)) {
    version.files = read_form_files(given);
    const FormTemplate form = read_form(*version.files);
    version.form_id = form.id;
    version.printed = form_diff::printed_form(drafted_blank(form_diff::pages_of(form), installation), form);
    return version;
  }
  const std::vector<Page> pages = blank_pages(line, given, installation);
  version.printed = form_diff::printed_form(drafted_blank(pages, installation));
  version.printed.was_read = std::ranges::any_of(pages, [](const Page& page) { return page.words.empty(); });
  return version;
}

/// Of a version of the same form at least a third is known again.
void require_one_form(const form_diff::FormDiff& diff, const CommandLine& line) {
  const auto known = std::ranges::count_if(diff.matches, [](const auto& match) { return match.has_value(); });
  if (3 * static_cast<std::size_t>(known) >= diff.matches.size()) return;
  throw Error("formdiff.other_form", {{"old", line.files[0].string()}, {"new", line.files[1].string()}});
}

/// A file beside the version's folder is shared by all versions: it may be there already, if it says the same.
bool may_write(const fs::path& file, const std::string& bytes) {
  return !fs::exists(file) || read_template_file(file) == bytes;
}

void write(const std::map<std::string, std::string>& files, const fs::path& folder) {
  for (const auto& [name, bytes] : files) {
    const fs::path file = (folder / name).lexically_normal();
    if (!may_write(file, bytes)) throw Error("draft.out_exists", {{"folder", file.string()}});
  }
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) throw Error("output.not_written", {{"file", folder.string()}, {"detail", failure.message()}});
  for (const auto& [name, bytes] : files)
    bench::write_file((folder / name).lexically_normal(), std::string_view(bytes));
}

CarriedTo carry(const Version& older, const Version& newer, const form_diff::FormDiff& diff, const fs::path& out) {
  const fs::path folder = out / "forms" / older.form_id / carried_version;
  if (fs::exists(folder)) throw Error("draft.out_exists", {{"folder", folder.string()}});
  const form_diff::CarriedTemplate carried =
      form_diff::carried_template(*older.files, carried_version, older.printed, newer.printed, diff);
  write(carried.files, folder);
  // What cannot be read as a template must not pass for one.
  static_cast<void>(load_form(folder));
  return {folder, carried.questions};
}

}  // namespace

ExitCode form_diff_command(const CommandLine& line) {
  const Installation installation(line);
  if (line.form.carry && !fs::is_directory(line.files[0]))
    throw Error("formdiff.no_template", {{"old", line.files[0].string()}});
  const Version older = version_in(line.files[0], line, installation);
  const Version newer = version_in(line.files[1], line, installation);
  const form_diff::FormDiff diff = form_diff::diff_of(older.printed, newer.printed);
  require_one_form(diff, line);
  std::optional<CarriedTo> carried;
  if (line.form.carry) carried = carry(older, newer, diff, *line.form.carry);
  fmt::print("{}", line.json ? diff_json(diff, carried) : diff_text(line, diff, carried));
  return diff.changes.empty() ? ExitCode::packaged : ExitCode::needs_review;
}

void declare_form_diff(CLI::App& sub, CommandLine& line) {
  CLI::App& diff = *sub.add_subcommand("diff", "So hai phiên bản của một mẫu / compare two versions of a form");
  diff.add_option("VERSIONS", line.files, "OLD NEW: thư mục mẫu, hoặc mẫu trắng / template folders, or blanks")
      ->required()
      ->expected(2)
      ->allow_extra_args(false);
  diff.callback([&line] { line.form.action = FormAction::diff; });
  diff.fallthrough();
}

}  // namespace hoso::app
