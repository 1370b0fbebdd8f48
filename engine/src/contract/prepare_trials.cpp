#include "contract/trial.hpp"
#include "pipeline/result_checks.hpp"

namespace hoso::contract {

template <>
Trials<PrepareStage> trials_of(const std::shared_ptr<const Material>& material,
                               const std::string&) {
  Trials<PrepareStage> trials;
  for (const SpecimenPage& one : material->pages) {
    const auto act = [material, page = one.page](PrepareStage& stage, const StageContext& context) {
      const Page prepared = stage.prepare(page, context);
      return answer_with(prepared, pipeline::complaint_about(prepared, material->limits));
    };
    trials.push_back({one.name, act, one.huge});
  }
  return trials;
}

}  // namespace hoso::contract
