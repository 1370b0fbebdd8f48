#include "drafting/form_command.hpp"

#include <CLI/CLI.hpp>

#include "designer/designer_command.hpp"
#include "drafting/draft_command.hpp"
#include "drafting/form_diff_command.hpp"
#include "form_testing/form_test_command.hpp"

namespace hoso::app {

ExitCode form_command(const CommandLine& line) {
  switch (line.form.action) {
    case FormAction::draft: return draft_command(line);
    case FormAction::diff: return form_diff_command(line);
    case FormAction::edit: return designer_command(line);
    case FormAction::test: return form_test_command(line);
  }
  return draft_command(line);
}

void declare_form(CLI::App& sub, CommandLine& line) {
  sub.require_subcommand(1);
  sub.add_option("--out", line.out, "Thư mục nhận mẫu / templates folder to write to")->capture_default_str();
  sub.add_flag("--allow-unconfined", line.allow_unconfined,
               "Mở cả khi không cách ly được / open even where it cannot be confined");
  CLI::Option* carry = sub.add_option(
      "--carry", line.form.carry,
      "Thư mục nhận mẫu cũ đã dời theo bản mới / templates folder for the old template at the new places");
  declare_draft(sub, line).excludes(carry);
  declare_form_diff(sub, line);
  declare_designer(sub, line);
  declare_form_test(sub, line);
}

}  // namespace hoso::app
