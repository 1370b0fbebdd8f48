#include "form_code_stage.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include <hoso/text.hpp>

#include "code_findings.hpp"

namespace hoso::form_code {
namespace {

constexpr std::string_view form_item = "of_form", version_item = "of_version";

/// That ink and code, which fail in different ways, are wrong alike.
constexpr double agreed_confidence = 0.999;
/// Below every threshold that accepts a value unseen.
constexpr double differing_confidence = 0.5;

std::string value_of(const Evidence& code, std::string_view id) {
  const EvidenceItem* item = code.find(id);
  return item == nullptr ? std::string() : item->value;
}

bool is_field(const EvidenceItem& item) { return item.id != form_item && item.id != version_item; }

bool same(const std::string& ink, const std::string& code) {
  return lower_case(with_official_tones(ink)) == lower_case(with_official_tones(code));
}

std::ptrdiff_t agreements(const Document& document, const Evidence& code) {
  return std::ranges::count_if(code.items, [&](const EvidenceItem& item) {
    const FieldValue* field = is_field(item) ? document.find(item.id) : nullptr;
    return field != nullptr && same(field->value, item.value);
  });
}

/// The document of the code's form and version that says most of what the code says: of several in a dossier, and for
/// codes on a page of their own.
std::optional<std::size_t> document_of(const Dossier& dossier, const Evidence& code) {
  std::optional<std::size_t> best;
  std::ptrdiff_t most = -1;
  for (std::size_t i = 0; i < dossier.documents.size(); ++i) {
    const FormTemplate& form = *dossier.documents[i].form;
    if (form.id != value_of(code, form_item) || form.version != value_of(code, version_item)) continue;
    const std::ptrdiff_t agreed = agreements(dossier.documents[i], code);
    if (agreed > most) best = i;
    most = std::max(most, agreed);
  }
  return best;
}

/// How the field is called on the form; its id where the form does not name it.
LocalizedText label_of(const Document& document, const std::string& id) {
  const auto spec = std::ranges::find(document.form->fields, id, &FieldSpec::id);
  return spec == document.form->fields.end() || spec->label.vi.empty() ? LocalizedText{id, id} : spec->label;
}

void compare(const Dossier& dossier, std::size_t index, const Evidence& code, int page, Findings& findings) {
  const Document& document = dossier.documents[index];
  for (const EvidenceItem& item : code.items) {
    const FieldValue* field = is_field(item) ? document.find(item.id) : nullptr;
    // A field that the form does not have, or that a later layout moved elsewhere, is nothing to compare with.
    if (field == nullptr) continue;
    const bool agrees = same(field->value, item.value);
    if (field->state == FieldState::read) {
      const double confidence = agrees ? std::max(field->confidence, agreed_confidence)
                                       : std::min(field->confidence, differing_confidence);
      findings.reappraisals.push_back({index, field->id, confidence});
    }
    if (!agrees) {
      findings.documents[index].push_back(differs(field->id, label_of(document, field->id), item.value, page));
    }
  }
}

}  // namespace

Findings FormCodeStage::validate(const Dossier& dossier, const StageContext& context) {
  Findings findings;
  findings.documents.resize(dossier.documents.size());
  for (const DossierPage& page : dossier.pages) {
    for (const Evidence& evidence : page.evidence) {
      if (evidence.kind != "form_qr") continue;
      context.check_cancelled();
      if (evidence.items.empty()) {
        findings.dossier.push_back(damaged(page.number));
      } else if (const auto document = document_of(dossier, evidence)) {
        compare(dossier, *document, evidence, page.number, findings);
      } else {
        findings.dossier.push_back(
            of_no_document(value_of(evidence, form_item), value_of(evidence, version_item), page.number));
      }
    }
  }
  return findings;
}

StageInfo FormCodeStage::info() {
  return {"validate.form_code", "Does the ink say what the form's own QR code says?", Threading::shared, {}};
}

}  // namespace hoso::form_code
