#include "card_data.hpp"

#include <hoso/error.hpp>

#include "installation.hpp"
#include "interruption.hpp"
#include "run_plan.hpp"

namespace hoso::app {
namespace {

/// Names of the same fact on cards and on forms; the first that the form has is filled.
struct CardFact {
  const char* item;
  std::vector<const char*> fields;
};

const std::vector<CardFact>& card_facts() {
  static const std::vector<CardFact> facts = {{"citizen_id", {"citizen_id"}},
                                              {"full_name", {"full_name", "name"}},
                                              {"birth_date", {"birth_date"}},
                                              {"sex", {"sex"}}};
  return facts;
}

pipeline::RunReport reading(const CommandLine& line) {
  const Installation installation(line);
  plugin::PluginHost host = plugin_host(line, installation);
  const Interruption interruption;
  return pipeline::run(pipeline_for(line, installation, host), {*line.fill.card}, run_plan(line, installation),
                       interruption.token());
}

const Evidence& card_in(const pipeline::RunReport& report, const std::string& file) {
  for (const DossierPage& page : report.dossier.pages) {
    for (const Evidence& evidence : page.evidence) {
      if (evidence.kind == "card_qr") return evidence;
    }
  }
  for (const Diagnostic& diagnostic : report.journal.diagnostics) {
    if (diagnostic.severity == Severity::error) throw Error(diagnostic.code, diagnostic.arguments);
  }
  throw Error("fill.no_card", {{"file", file}});
}

}  // namespace

filling::GivenTexts card_texts(const CommandLine& line, const FormTemplate& form) {
  const pipeline::RunReport report = reading(line);
  const Evidence& card = card_in(report, line.fill.card->filename().string());
  filling::GivenTexts texts;
  for (const CardFact& fact : card_facts()) {
    const EvidenceItem* item = card.find(fact.item);
    if (item == nullptr) continue;
    for (const char* field : fact.fields) {
      if (!filling::can_be_typed(form, line.fill.person + field)) continue;
      texts[line.fill.person + field] = item->value;
      break;
    }
  }
  return texts;
}

}  // namespace hoso::app
