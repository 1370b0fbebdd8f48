#include "contract/trial.hpp"
#include "pipeline/result_checks.hpp"

namespace hoso::contract {

template <>
Trials<IdentifyStage> trials_of(const std::shared_ptr<const Material>& material,
                                const std::string&) {
  Trials<IdentifyStage> trials;
  for (const SpecimenPage& one : material->pages) {
    const auto act = [material, page = one.page](IdentifyStage& stage,
                                                 const StageContext& context) {
      const Identification found = stage.identify(page, material->forms, context);
      return answer_with(found,
                         pipeline::complaint_about(found, page.image.size(), material->forms));
    };
    trials.push_back({one.name, act, one.huge});
  }
  return trials;
}

}  // namespace hoso::contract
