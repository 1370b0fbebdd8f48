#include <algorithm>

#include "contract/trial.hpp"
#include "pipeline/result_checks.hpp"

namespace hoso::contract {
namespace {

/// The catalogue need not have a form with check boxes.
FieldSpec made_up_choice() {
  FieldSpec field;
  field.id = "made_up_choice";
  field.type = "choice";
  field.options = {{"yes", {"Có", "Yes"}}, {"no", {"Không", "No"}}};
  field.zones = {{0, {30, 60, 4, 4}}, {0, {60, 60, 4, 4}}};
  return field;
}

/// The first `most` fields on the specimen's first page that are read by `recognizer`; when there
/// is none, by any, and a choice.
std::vector<FieldSpec> fields_for(const FormTemplate& form, const std::string& recognizer) {
  constexpr std::size_t most = 3;
  std::vector<FieldSpec> all;
  std::vector<FieldSpec> own;
  for (const FieldSpec& field : form.fields) {
    if (field.zones.empty() || field.zones.front().page != 0) continue;
    all.push_back(field);
    if (field.recognizer == recognizer) own.push_back(field);
  }
  std::vector<FieldSpec> chosen = own.empty() ? all : own;
  chosen.resize(std::min(chosen.size(), most));
  if (own.empty()) chosen.push_back(made_up_choice());
  return chosen;
}

Trial<RecognizeStage> trial_on(const std::shared_ptr<const Material>& material,
                               const SpecimenPage& specimen, const FieldSpec& field) {
  const PageMatch match{material->form, 0, specimen.alignment, 1};
  const auto act = [page = specimen.page, match, field](RecognizeStage& stage,
                                                        const StageContext& context) {
    const ZoneReading reading = stage.recognize({page, match, field}, context);
    return answer_with(reading, pipeline::complaint_about(reading));
  };
  return {specimen.name + ", field " + field.id, act, specimen.huge};
}

/// The stage is asked what it thinks of a reading nobody could stand for.
Trial<RecognizeStage> second_trial_on(const std::shared_ptr<const Material>& material,
                                      const SpecimenPage& specimen, const FieldSpec& field) {
  const PageMatch match{material->form, 0, specimen.alignment, 1};
  const auto act = [page = specimen.page, match, field](RecognizeStage& stage,
                                                        const StageContext& context) {
    const auto reading =
        stage.reconsider({page, match, field}, {FieldState::illegible, {}}, context);
    return reading ? answer_with(*reading, pipeline::complaint_about(*reading)) : Answer{};
  };
  return {specimen.name + ", field " + field.id + ", reconsidered", act, specimen.huge};
}

/// As a born-digital page has it: the zone's text in the page's own layer.
SpecimenPage with_text(SpecimenPage specimen, const FieldSpec& field) {
  specimen.name = "a page with text";
  const PixelRect box = specimen.alignment.to_page(field.zones.front().box);
  specimen.page.words = {{"012345678901", box}};
  return specimen;
}

}  // namespace

template <>
Trials<RecognizeStage> trials_of(const std::shared_ptr<const Material>& material,
                                 const std::string& stage) {
  Trials<RecognizeStage> trials;
  for (const FieldSpec& field : fields_for(*material->form, name_of_stage(stage))) {
    for (const SpecimenPage& page : material->pages) {
      trials.push_back(trial_on(material, page, field));
      trials.push_back(second_trial_on(material, page, field));
    }
    trials.push_back(trial_on(material, with_text(material->pages.front(), field), field));
  }
  return trials;
}

}  // namespace hoso::contract
