#include "portal_payloads.hpp"

#include <algorithm>

#include <hoso/error.hpp>
#include <hoso/field_value.hpp>

#include "portal/submission_reader.hpp"

namespace hoso::app {
namespace {

using portal::Component;

/// Where nobody knows what kind of paper was scanned, it is not called an original.
portal::PaperKind kind_of(const std::string& word) {
  if (word == "original") return portal::PaperKind::original;
  return word == "electronic" ? portal::PaperKind::electronic : portal::PaperKind::copy;
}

portal::Reuse reuse_of(const std::string& word) {
  if (word == "data") return portal::Reuse::data;
  return word == "result" ? portal::Reuse::result : portal::Reuse::none;
}

Component component_of(const packaging::PlacedPaper& placed) {
  const packaging::PackagePaper& paper = placed.paper;
  Component component;
  component.code = paper.component;
  component.name = paper.title;
  component.file = placed.path;
  component.digitised = paper.digitised && !placed.path.empty();
  component.reused = reuse_of(paper.reused);
  component.from_store = paper.from_store;
  component.replaced_by = paper.replaced_by;
  component.kind = kind_of(paper.kind);
  return component;
}

/// What is written and no value of its field was most likely misread: better nothing than that.
portal::FilledForm form_of(const packaging::PackedForm& packed) {
  portal::FilledForm form{packed.id, {}, {}};
  for (const packaging::PackedField& field : packed.fields) {
    if (field.state == "illegible") continue;
    if (!field.value.empty()) form.values[field.id] = field.value;
    if (!field.raw.empty()) form.written[field.id] = field.raw;
  }
  return form;
}

const portal::PayloadKind& kind_named(const std::string& name) {
  const auto& kinds = portal::payload_kinds();
  const auto found = std::ranges::find(kinds, name, &portal::PayloadKind::name);
  if (found != kinds.end()) return *found;
  throw Error("package.bad_profile", {{"file", "-"}, {"line", "0"}, {"expected", "payload"}, {"detail", name}});
}

}  // namespace

PortalTemplates::PortalTemplates(const std::filesystem::path& templates)
    : schemas(templates / "schema" / "portal"), places(templates / "units") {}

PortalPayloads::PortalPayloads(const PortalTemplates* templates, const PayloadSources& sources)
    : templates_(templates), sources_(sources) {}

portal::Submission PortalPayloads::submission(const std::vector<packaging::PlacedPaper>& papers) const {
  if (!sources_.procedure) throw Error("portal.fact_missing", {{"fact", "--procedure"}});
  std::vector<portal::FilledForm> forms;
  for (const packaging::PackedForm& form : sources_.dossier.forms) forms.push_back(form_of(form));
  std::vector<Component> components;
  for (const packaging::PlacedPaper& paper : papers) components.push_back(component_of(paper));
  return portal::submission_of({sources_.facts.texts, forms, components, *sources_.procedure, &templates_->places});
}

std::vector<std::string> PortalPayloads::unsure() const {
  std::vector<std::string> ids;
  if (!templates_) return ids;
  for (const packaging::PackedForm& form : sources_.dossier.forms) {
    for (const packaging::PackedField& field : form.fields) {
      const bool doubtful = field.state == "illegible" || (field.state == "read" && field.confidence < sure_from);
      if (doubtful) ids.push_back(field.id);
    }
  }
  return ids;
}

std::optional<packaging::Bytes> PortalPayloads::made(const std::string& name,
                                                     const std::vector<packaging::PlacedPaper>& papers) {
  const portal::PayloadKind& kind = kind_named(name);
  try {
    return portal::payload_file(kind, submission(papers), templates_->schemas, &templates_->places).bytes;
  } catch (const Error& error) {
    if (error.code() != "portal.fact_missing") throw;
    left_out_.push_back({std::string(kind.path), error.arguments().at("fact")});
    return std::nullopt;
  }
}

}  // namespace hoso::app
