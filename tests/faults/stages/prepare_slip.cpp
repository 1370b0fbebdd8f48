#include "fault.hpp"

namespace {

using namespace hoso;

class SlipPrepare final : public PrepareStage {
 public:
  explicit SlipPrepare(std::string fault) : fault_(std::move(fault)) {}

  Page prepare(const Page& page, const StageContext& context) override {
    faults::misbehave(fault_, context);
    return fault_ == "no_pixels" ? Page() : page;
  }

 private:
  const std::string fault_;
};

void register_stages(Registrar& registrar) {
  faults::register_stage<PrepareStage, SlipPrepare>(registrar, "prepare.slip");
}

}  // namespace

HOSO_PLUGIN("prepare_slip", "1.0.0", "Leaves pages alone", register_stages)
