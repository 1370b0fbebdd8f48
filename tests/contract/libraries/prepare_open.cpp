// Exports more than its descriptor.
#include <hoso/plugin.hpp>

extern "C" __attribute__((visibility("default"))) int hoso_prepare_open_answer();
int hoso_prepare_open_answer() { return 42; }

namespace {

class Open final : public hoso::PrepareStage {
 public:
  hoso::Page prepare(const hoso::Page& page, const hoso::StageContext&) override { return page; }
};

void register_stages(hoso::Registrar& registrar) {
  registrar.add({"prepare.open", "Gives the page back", hoso::Threading::shared, {}},
                hoso::StageFactory<hoso::PrepareStage>(
                    [](const hoso::StageSetup&) { return std::make_unique<Open>(); }));
}

}  // namespace

HOSO_PLUGIN("prepare_open", "1.0.0", "Open", register_stages)
