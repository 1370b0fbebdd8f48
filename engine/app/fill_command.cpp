#include "fill_command.hpp"

#include <algorithm>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <iterator>

#include <hoso/error.hpp>

#include "bench/field_stages.hpp"
#include "card_data.hpp"
#include "files/durable_files.hpp"
#include "filling/form_data.hpp"
#include "filling/print_form.hpp"
#include "form_pdf/form_pdf.hpp"
#include "installation.hpp"
#include "run_plan.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

/// Of the versions asked for the one in force on `today`; none is: the newest.
const FormTemplate& form_in_force(const Catalogue& forms, const std::string& today) {
  const auto rank = [&](const std::shared_ptr<const FormTemplate>& form) {
    const bool begun = form->valid_from <= today;
    const bool ended = !form->superseded_on.empty() && form->superseded_on <= today;
    return std::pair(begun && !ended, form->valid_from);
  };
  return **std::ranges::max_element(forms, {}, rank);
}

std::string text_of(const std::filesystem::path& file) {
  if (file == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw Error("input.not_found", {{"file", file.string()}});
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// What is typed by hand stands above the card, the card above an earlier dossier.
filling::GivenTexts given_texts(const CommandLine& line, const FormTemplate& form) {
  filling::GivenTexts texts;
  if (line.fill.dossier) texts = filling::texts_of_dossier(*line.fill.dossier, form.id);
  std::erase_if(texts, [&](const auto& entry) { return !filling::can_be_typed(form, entry.first); });
  if (line.fill.card) {
    for (auto& [id, text] : card_texts(line, form)) texts[id] = text;
  }
  if (line.fill.data) {
    const std::string name = line.fill.data->filename().string();
    for (auto& [id, text] : filling::texts_of_json(text_of(*line.fill.data), name)) texts[id] = text;
  }
  return texts;
}

void fill(const CommandLine& line, const Installation& installation, const FormTemplate& form) {
  plugin::PluginHost host = plugin_host(line, installation);
  bench::FieldStages stages(host, installation.templates);
  const auto stage_of = [&](const std::string& type) { return stages.of_type(type); };
  const auto printed = filling::printed_texts(form, given_texts(line, form), stage_of);
  const typeset::FilledForm filled = filling::printed_form(form, printed);
  files::write_durably(line.out, form_pdf::form_pdf(filled, {form.title.vi, run_clock()}));
  fmt::print("{}\n", fmt::format(fmt::runtime(say(line, {"Đã điền {} mục của {}/{} vào {}, {} trang.",
                                                        "{} fields of {}/{} typed into {}, {} page(s)."})),
                                 printed.size(), form.id, form.version, line.out.string(), filled.pages.size()));
}

}  // namespace

ExitCode fill_command(const CommandLine& line) {
  const Installation installation(line);
  const std::string today = fmt::format("{:%Y-%m-%d}", fmt::gmtime(run_clock()));
  const Catalogue forms = forms_for(line, installation);
  const FormTemplate& form = form_in_force(forms, today);
  if (line.fill.skeleton) {
    fmt::print("{}", filling::json_to_fill_in(form));
  } else {
    fill(line, installation, form);
  }
  return ExitCode::packaged;
}

}  // namespace hoso::app
