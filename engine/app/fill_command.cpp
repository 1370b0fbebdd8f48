#include "fill_command.hpp"

#include <fmt/format.h>

#include <hoso/error.hpp>

#include "card_data.hpp"
#include "form_output.hpp"

namespace hoso::app {
namespace {

/// The person of example.json in the form's folder. Throws Error("fill.no_example").
filling::GivenTexts example_of(const FormTemplate& form) {
  const auto file = std::filesystem::path(form.folder) / "example.json";
  if (!std::filesystem::exists(file)) throw Error("fill.no_example", {{"form", form.id}, {"version", form.version}});
  return given_data(file);
}

/// What is typed by hand stands above the card, the card above an earlier dossier, that above the example.
filling::GivenTexts given_texts(const CommandLine& line, const FormTemplate& form) {
  filling::GivenTexts texts;
  if (line.fill.example) texts = example_of(form);
  if (line.fill.dossier) texts = filling::texts_of_dossier(*line.fill.dossier, form.id);
  std::erase_if(texts, [&](const auto& entry) { return !filling::can_be_typed(form, entry.first); });
  if (line.fill.card) {
    for (auto& [id, text] : card_texts(line, form)) texts[id] = text;
  }
  if (line.fill.data) {
    for (auto& [id, text] : given_data(*line.fill.data)) texts[id] = text;
  }
  return texts;
}

}  // namespace

ExitCode fill_command(const CommandLine& line) {
  const Installation installation(line);
  const Catalogue forms = forms_for(line, installation);
  const FormTemplate& form = form_in_force(forms);
  if (line.fill.skeleton) {
    fmt::print("{}", filling::json_to_fill_in(form));
  } else {
    write_form(line, installation, form, given_texts(line, form));
  }
  return ExitCode::packaged;
}

}  // namespace hoso::app
