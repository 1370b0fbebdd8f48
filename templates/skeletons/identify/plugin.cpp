// Says of pages without a dark pixel that nothing is on them; of all others, that it does not know them.
#include <hoso/plugin.hpp>

#include <algorithm>

namespace {

class @CLASS@ final : public hoso::IdentifyStage {
 public:
  explicit @CLASS@(int dark_below) : dark_below_(dark_below) {}

  hoso::Identification identify(const hoso::Page& page, const hoso::Catalogue&,
                                const hoso::StageContext& context) override {
    hoso::Identification found;
    found.blank = true;
    for (int y = 0; y < page.image.size().height && found.blank; ++y) {
      context.check_cancelled();
      found.blank = std::ranges::none_of(page.image.row(y), [this](int value) { return value < dark_below_; });
    }
    return found;
  }

 private:
  const int dark_below_;
};

void register_stages(hoso::Registrar& registrar) {
  registrar.add({"identify.@NAME@", "Knows empty pages", hoso::Threading::shared,
                 {{"dark_below", hoso::OptionType::integer, "128", "grey value below which a pixel is dark", 0, 255}}},
                hoso::StageFactory<hoso::IdentifyStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<@CLASS@>(static_cast<int>(setup.options.integer("dark_below")));
                }));
}

}  // namespace

HOSO_PLUGIN("@ID@", "1.0.0", "Knows empty pages", register_stages)
