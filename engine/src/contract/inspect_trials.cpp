#include "contract/finding_checks.hpp"
#include "contract/trial.hpp"
#include "pipeline/result_checks.hpp"

namespace hoso::contract {

/// Every page twice: as the specimen form's first page, and as a page of no known form.
template <>
Trials<InspectStage> trials_of(const std::shared_ptr<const Material>& material,
                               const std::string&) {
  Trials<InspectStage> trials;
  for (const SpecimenPage& one : material->pages) {
    for (const bool known : {true, false}) {
      const auto act = [material, one, known](InspectStage& stage, const StageContext& context) {
        const PageMatch as_form{material->form, 0, one.alignment, 1};
        const PageMatch* match = known ? &as_form : nullptr;
        const Inspection found = stage.inspect(one.page, match, context);
        std::string complaint =
            pipeline::complaint_about(found, one.page.image.size(), match);
        if (complaint.empty()) complaint = complaint_about(found.findings);
        return answer_with(found, std::move(complaint));
      };
      trials.push_back({one.name + (known ? "" : " of no form"), act, one.huge});
    }
  }
  return trials;
}

}  // namespace hoso::contract
