#include "export_command.hpp"

#include <fmt/format.h>

#include "exports/csv.hpp"
#include "exports/xlsx.hpp"
#include "files/durable_files.hpp"
#include "installation.hpp"
#include "run_plan.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

void write_csv(const exports::Table& table, const ExportSettings& settings) {
  const exports::Head head = settings.ids ? exports::Head::ids : exports::Head::labels;
  const std::string csv = exports::csv_of(table, head, settings.semicolon ? ';' : ',');
  files::write_durably(*settings.csv, {reinterpret_cast<const std::uint8_t*>(csv.data()), csv.size()});
}

void say_written(const CommandLine& line, const std::filesystem::path& file, std::size_t documents,
                 std::size_t packages) {
  const std::string pattern = say(line, {"Đã ghi {}: {} tờ khai của {} gói hồ sơ.\n",
                                         "{}: {} form(s) of {} package(s).\n"});
  fmt::print("{}", fmt::format(fmt::runtime(pattern), file.string(), documents, packages));
}

}  // namespace

ExitCode export_command(const CommandLine& line) {
  const Installation installation(line);
  const Catalogue forms = forms_for(line, installation);
  std::vector<exports::PackageView> packages;
  for (const auto& path : exports::packages_in(line.files)) packages.push_back(exports::read_package(path));
  const exports::Table all = exports::all_documents(packages, forms);
  const ExportSettings& settings = line.exporting;
  if (settings.csv) {
    write_csv(all, settings);
    say_written(line, *settings.csv, all.rows.size(), packages.size());
  }
  if (settings.xlsx) {
    exports::write_xlsx(exports::by_form(packages, forms), exports::all_findings(packages, forms), run_clock(),
                        *settings.xlsx);
    say_written(line, *settings.xlsx, all.rows.size(), packages.size());
  }
  return ExitCode::packaged;
}

}  // namespace hoso::app
