#include "exports_options.hpp"

#include <CLI/CLI.hpp>

#include "open_workspace.hpp"

namespace hoso::app {

void declare_cover(CLI::App& sub, CommandLine& line) {
  sub.add_option("PACKAGE", line.files, "Gói hồ sơ hoặc dossier.xml / package or dossier.xml")
      ->required()
      ->expected(1)
      ->allow_extra_args(false)
      ->check(CLI::ExistingPath);
  sub.add_option("--out", line.out, "Tệp PDF nhận kết quả / PDF to write")->required();
  sub.add_option("--code", line.dossier_code, "Mã hồ sơ / dossier code; default: its separator sheet's");
  sub.add_option("--procedure", line.procedure, "Mã thủ tục / procedure code; default: the package's");
  sub.add_option("--case", line.procedure_case, "Trường hợp của thủ tục / case of the procedure");
  sub.add_option("--received", line.received, "Nhận lúc, 2026-11-26 14:30 / received at; default: a line to write on");
}

void declare_export(CLI::App& sub, CommandLine& line) {
  sub.add_option("PACKAGE", line.files,
                 "Gói hồ sơ, thư mục chứa gói; với --workspace: mã hồ sơ / packages, folders of them; dossier ids")
      ->required();
  declare_workspace(sub, line);
  CLI::Option* workspace = sub.get_option("--workspace");
  CLI::Option* out = sub.add_option("--out", line.out, "Thư mục nhận các hồ sơ / folder for the dossiers")
                         ->needs(workspace);
  ExportSettings& settings = line.exporting;
  CLI::Option* csv = sub.add_option("--csv", settings.csv, "Ghi một bảng CSV / write one CSV table");
  CLI::Option* xlsx = sub.add_option("--xlsx", settings.xlsx, "Ghi sổ Excel / write an Excel workbook");
  sub.add_flag("--ids", settings.ids, "Tên cột CSV là mã mục / ids head the columns of the CSV")->needs(csv);
  sub.add_flag("--semicolon", settings.semicolon, "CSV ngăn bằng ; cho Excel tiếng Việt / CSV divided by ;")
      ->needs(csv);
  for (CLI::Option* of_packages : {csv, xlsx}) of_packages->excludes(workspace);
  sub.callback([&line, csv, xlsx, workspace, out] {
    line.command = Command::exporting;
    if (!workspace->empty()) {
      if (out->empty()) throw CLI::RequiredError("--out");
      return;
    }
    if (csv->empty() && xlsx->empty()) throw CLI::RequiredError("--csv, --xlsx");
    for (const auto& package : line.files) {
      const std::string missing = CLI::ExistingPath(package.string());
      if (!missing.empty()) throw CLI::ValidationError("PACKAGE", missing);
    }
  });
}

void declare_separator(CLI::App& sub, CommandLine& line) {
  sub.add_option("--code", line.dossier_code, "Mã hồ sơ / dossier code")->required();
  sub.add_option("--procedure", line.procedure, "Mã thủ tục / procedure code, 1.004222");
  sub.add_option("--out", line.out, "Tệp PDF nhận kết quả / PDF to write")->required();
}

}  // namespace hoso::app
