#include "form_testing/form_test_command.hpp"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/template_reader.hpp>

#include "bench/field_stages.hpp"
#include "files/durable_files.hpp"
#include "form_testing/advice.hpp"
#include "form_testing/form_test_text.hpp"
#include "form_testing/test_page.hpp"
#include "installation.hpp"
#include "interruption.hpp"
#include "progress_bar.hpp"
#include "run_plan.hpp"
#include "typeset/font_folder.hpp"

namespace hoso::app {
namespace {

form_testing::TestSet set_for(const FormTestSettings& settings) {
  form_testing::TestSet set = settings.set;
  set.written = settings.fonts ? typeset::add_fonts(*settings.fonts)
                               : typeset::installed_families(form_testing::written_families());
  return set;
}

/// All forms there are but `form` itself, which may be among them, and older states of it.
Catalogue others_than(const FormTemplate& form, Catalogue forms) {
  std::erase_if(forms, [&](const auto& known) { return known->id == form.id && known->version == form.version; });
  return forms;
}

void write_page(const std::filesystem::path& file, const std::string& html) {
  files::replace_durably(file, {reinterpret_cast<const std::uint8_t*>(html.data()), html.size()});
}

}  // namespace

ExitCode form_test_command(const CommandLine& line) {
  const Interruption interruption;
  const Installation installation(line);
  const std::shared_ptr<const FormTemplate> form = load_form(line.files.front());
  plugin::PluginHost host = plugin_host(line, installation);
  bench::FieldStages stages(host, installation.templates);
  ProgressBar bar;
  form_testing::TestPlan plan{form, form, {}, set_for(line.form.test), {}, run_plan(line, installation), {}, {}};
  plan.known = others_than(*form, plan.run.forms);
  plan.pipeline = pipeline_for(line, installation, host, pipeline::Ends::findings);
  pipeline::require_stages_for({form}, *plan.pipeline);
  plan.stage_of = stages.of_form(*form);
  plan.progress = [&bar](const pipeline::Progress& progress) { bar.show(progress); };
  const form_testing::FormTest test = form_testing::tested(plan, interruption.token());
  if (line.form.test.page) write_page(*line.form.test.page, form_testing::test_page(test));
  fmt::print("{}", line.json ? form_test_json(test) : form_test_text(line, test));
  return form_testing::advice_on(test).empty() ? ExitCode::packaged : ExitCode::needs_review;
}

void declare_form_test(CLI::App& form, CommandLine& line) {
  CLI::App& test = *form.add_subcommand("test", "Thử mẫu bằng dữ liệu giả / test a template on made-up fills");
  FormTestSettings& settings = line.form.test;
  test.add_option("DIR", line.files, "Thư mục một phiên bản mẫu / folder of one version of a form")
      ->required()
      ->expected(1)
      ->allow_extra_args(false)
      ->check(CLI::ExistingDirectory);
  test.add_option("--out", settings.page, "Ghi trang có hình vào tệp / write a page with pictures");
  test.add_option("--samples", settings.set.samples, "Số lần điền / fills")
      ->capture_default_str()
      ->check(CLI::Range(1, 10'000));
  test.add_option("--seed", settings.set.seed, "Hạt giống / seed")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
  test.add_option("--fonts", settings.fonts,
                  "Thư mục phông giống viết tay / folder of handwriting-like fonts; default: those installed")
      ->check(CLI::ExistingDirectory);
  test.add_option("--jobs", line.jobs, "Số luồng; mặc định: số nhân, tối đa 4 / threads; default: cores, at most 4")
      ->check(CLI::Range(1, 64));
  test.callback([&line] { line.form.action = FormAction::test; });
  test.fallthrough();
}

}  // namespace hoso::app
