// Loads, works, and keeps none of the rules that only show while it works.
#include <atomic>
#include <cstdio>
#include <hoso/plugin.hpp>
#include <iostream>
#include <thread>

namespace {

std::atomic<int> calls = 0;

class Untidy final : public hoso::PrepareStage {
 public:
  explicit Untidy(std::string fault) : fault_(std::move(fault)) {}

  hoso::Page prepare(const hoso::Page& page, const hoso::StageContext& context) override {
    hoso::Page prepared = page;
    if (fault_ == "prints") std::puts("ready");
    if (fault_ == "complains") std::cerr << "ready\n";
    if (fault_ == "counts_calls") prepared.stated_dpi = ++own_calls_;
    if (fault_ == "counts_all_calls") prepared.stated_dpi = ++calls;
    if (fault_ == "numbers_instances") prepared.stated_dpi = number_;
    if (fault_ == "codeless_error") throw hoso::Error("It went wrong");
    if (fault_ == "codeless_warning") context.report("Beware", hoso::Severity::warning);
    if (fault_ == "only_errors") throw hoso::Error("input.damaged");
    while (fault_ == "deaf" && context.cancelled()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return prepared;
  }

 private:
  const std::string fault_;
  int own_calls_ = 0;
  const int number_ = ++calls;
};

void register_stages(hoso::Registrar& registrar) {
  registrar.add({"prepare.untidy",
                 "Untidy on demand",
                 hoso::Threading::per_worker,
                 {{"fault", hoso::OptionType::text, "none", "What to do wrong"}}},
                hoso::StageFactory<hoso::PrepareStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<Untidy>(setup.options.text("fault"));
                }));
}

}  // namespace

HOSO_PLUGIN("prepare_untidy", "1.0.0", "Untidy", register_stages)
