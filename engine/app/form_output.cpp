#include "form_output.hpp"

#include <algorithm>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <iterator>

#include <hoso/error.hpp>

#include "bench/field_stages.hpp"
#include "files/durable_files.hpp"
#include "filling/code_print.hpp"
#include "filling/print_form.hpp"
#include "form_pdf/form_pdf.hpp"
#include "run_plan.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

std::string text_of(const std::filesystem::path& file) {
  if (file == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw Error("input.not_found", {{"file", file.string()}});
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

const FormTemplate& form_in_force(const Catalogue& forms) {
  const std::string today = fmt::format("{:%Y-%m-%d}", fmt::gmtime(run_clock()));
  const auto rank = [&](const std::shared_ptr<const FormTemplate>& form) {
    const bool begun = form->valid_from <= today;
    const bool ended = !form->superseded_on.empty() && form->superseded_on <= today;
    return std::pair(begun && !ended, form->valid_from);
  };
  return **std::ranges::max_element(forms, {}, rank);
}

filling::GivenTexts given_data(const std::filesystem::path& file) {
  return filling::texts_of_json(text_of(file), file.filename().string());
}

void write_form(const CommandLine& line, const Installation& installation, const FormTemplate& form,
                const filling::GivenTexts& texts) {
  plugin::PluginHost host = plugin_host(line, installation);
  bench::FieldStages stages(host, installation.templates);
  const auto stage_of = [&](const std::string& type) { return stages.of_type(type); };
  const auto printed = filling::printed_texts(form, texts, stage_of);
  typeset::FilledForm filled = filling::printed_form(form, printed);
  if (line.fill.code) filling::add_code(filled, filling::code_of(form, printed, stage_of));
  files::write_durably(line.out, form_pdf::form_pdf(filled, {form.title.vi, run_clock()}));
  const std::string pattern = say(line, {"Đã điền {} mục của {}/{} vào {}, {} trang.",
                                         "{} fields of {}/{} typed into {}, {} page(s)."});
  fmt::print("{}\n", fmt::format(fmt::runtime(pattern), printed.size(), form.id, form.version, line.out.string(),
                                 filled.pages.size()));
}

}  // namespace hoso::app
