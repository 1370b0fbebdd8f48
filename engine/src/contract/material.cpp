#include "contract/material.hpp"

#include <algorithm>
#include <hoso/template_reader.hpp>

#include "contract/drawing.hpp"

namespace hoso::contract {
namespace {

SpecimenPage specimen(std::string name, PageImage image, double dpi) {
  SpecimenPage made;
  made.name = std::move(name);
  made.page.image = std::move(image);
  made.page.stated_dpi = dpi;
  made.alignment = Alignment::at_dpi(dpi);
  return made;
}

SpecimenPage huge_specimen(const PageImage& filled, double dpi) {
  constexpr int least_width = 6000;
  constexpr int least_height = 8000;
  const double scale =
      std::max(1.0 * least_width / filled.size().width, 1.0 * least_height / filled.size().height);
  const PixelSize size{static_cast<int>(filled.size().width * scale),
                       static_cast<int>(filled.size().height * scale)};
  SpecimenPage made = specimen("a huge page", scaled(filled, size), dpi * scale);
  made.huge = true;
  return made;
}

std::vector<SpecimenPage> specimens_of(const FormTemplate& form) {
  const double dpi = form.pages.front().blank.dpi();
  const PageImage filled = filled_blank(form, 0);
  std::vector<SpecimenPage> pages;
  pages.push_back(specimen("a filled page", filled, dpi));
  pages.push_back(specimen("a page in colour", stamped(filled), dpi));
  pages.push_back(specimen("a blank page", white_picture(filled.size()), dpi));
  pages.push_back(specimen("a page of one pixel", white_picture({1, 1}), dpi));
  pages.push_back(huge_specimen(filled, dpi));
  return pages;
}

/// Every third was not filled in, every fifth cannot be read.
FieldValue value_of(const FieldSpec& spec, int number) {
  FieldValue value;
  value.id = spec.id;
  value.page = 1;
  value.box_mm = spec.zones.front().box;
  value.recognizer = "recognize." + spec.recognizer;
  if (number % 3 == 2) return value;
  value.state = number % 5 == 4 ? FieldState::illegible : FieldState::read;
  if (value.state == FieldState::illegible) return value;
  value.raw = "Không Có Thật " + std::to_string(number);
  value.value = number % 4 == 3 ? "" : value.raw;
  value.confidence = number % 2 == 0 ? 0.99 : 0.5;
  value.candidates = {{value.raw, value.confidence}};
  return value;
}

Finding finding(std::string code, FindingSeverity severity, std::vector<std::string> fields) {
  return {std::move(code),
          severity,
          std::move(fields),
          {"Thử <&>.", "Test <&>."},
          {"Không phải làm gì.", "Nothing to do."},
          ""};
}

Document document_of(const Material& material) {
  Document document;
  document.form = material.form;
  document.pages = {1};
  for (const FieldSpec& spec : material.form->fields) {
    if (spec.zones.empty() || spec.zones.front().page != 0 || spec.row > 0) continue;
    const auto number = static_cast<int>(document.fields.size());
    document.fields.push_back(value_of(spec, number));
  }
  if (document.fields.empty()) return document;
  const std::string& first = document.fields.front().id;
  document.findings = {finding("contract.blocking", FindingSeverity::blocking, {first}),
                       finding("contract.doubtful", FindingSeverity::doubtful, {first}),
                       finding("contract.advice", FindingSeverity::advice, {})};
  return document;
}

}  // namespace

std::shared_ptr<const Material> make_material(const std::filesystem::path& resources,
                                              const std::vector<std::filesystem::path>& samples) {
  auto material = std::make_shared<Material>();
  material->resources = resources;
  material->samples = samples;
  material->forms = load_catalogue(resources / "forms");
  material->form = material->forms.front();
  material->pages = specimens_of(*material->form);
  return material;
}

Dossier dossier_of(const Material& material, const SpecimenPage& specimen) {
  Dossier dossier;
  dossier.procedure = "1.004222";
  dossier.created_at = material.now.time_since_epoch().count();
  dossier.files = {{"specimen.pdf", "application/pdf", std::string(64, 'a'), 1234, 1}};
  DossierPage& page = dossier.pages.emplace_back();
  page.number = 1;
  page.size = specimen.page.image.size();
  page.effective_dpi = specimen.page.stated_dpi;
  page.match = PageMatch{material.form, 0, specimen.alignment, 0.95};
  dossier.documents = {document_of(material)};
  dossier.stages = {{"identify.layout", "identify_layout", "1.0.0"}};
  return dossier;
}

}  // namespace hoso::contract
