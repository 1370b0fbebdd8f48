#include "separator_command.hpp"

#include <fmt/format.h>

#include <hoso/procedure.hpp>

#include "files/durable_files.hpp"
#include "filling/separator_sheet.hpp"
#include "form_pdf/form_pdf.hpp"
#include "installation.hpp"
#include "procedures.hpp"
#include "run_plan.hpp"
#include "wording.hpp"

namespace hoso::app {

ExitCode separator_command(const CommandLine& line) {
  SeparatorCode code{line.dossier_code, "", 1};
  std::string procedure_name;
  if (!line.procedure.empty()) {
    const auto folder = procedures_folder(Installation(line).templates);
    code.procedure = known_procedure(line.procedure, folder);
    procedure_name = load_procedure(folder / (code.procedure + ".xml")).name;
  }
  const typeset::FilledForm sheet = filling::separator_sheet(code, procedure_name);
  const std::string title = fmt::format("Tờ phân cách hồ sơ {}", code.dossier_code);
  files::write_durably(line.out, form_pdf::form_pdf(sheet, {title, run_clock()}));
  fmt::print("{} {}\n", say(line, {"Đã ghi tờ phân cách:", "Separator sheet written:"}), line.out.string());
  return ExitCode::packaged;
}

}  // namespace hoso::app
