// Reads a field from the page's own text layer, which born-digital pages have.
#include <hoso/plugin.hpp>

namespace {

bool lies_in(const hoso::PixelRect& word, const hoso::PixelRect& zone) {
  const int x = word.x + word.width / 2, y = word.y + word.height / 2;
  return x >= zone.x && x < zone.x + zone.width && y >= zone.y && y < zone.y + zone.height;
}

class @CLASS@ final : public hoso::RecognizeStage {
 public:
  explicit @CLASS@(double score) : score_(score) {}

  hoso::ZoneReading recognize(const hoso::ZoneView& view, const hoso::StageContext& context) override {
    std::string text;
    for (const auto& zone : view.field.zones) {
      context.check_cancelled();
      if (zone.page != view.match.template_page) continue;
      const hoso::PixelRect place = view.match.alignment.to_page(zone.box);
      for (const hoso::Word& word : view.page.words) {
        if (lies_in(word.box, place)) text += (text.empty() ? "" : " ") + word.text;
      }
    }
    // Ink without a text layer is for others to read.
    if (text.empty()) return {hoso::FieldState::illegible, {}};
    return {hoso::FieldState::read, {{text, score_}}};
  }

  std::optional<hoso::ZoneReading> reconsider(const hoso::ZoneView& view, const hoso::ZoneReading&,
                                              const hoso::StageContext& context) override {
    hoso::ZoneReading own = recognize(view, context);
    if (own.state != hoso::FieldState::read) return std::nullopt;
    return own;
  }

 private:
  const double score_;
};

void register_stages(hoso::Registrar& registrar) {
  registrar.add({"recognize.@NAME@", "Reads the page's text layer", hoso::Threading::shared,
                 {{"score", hoso::OptionType::real, "0.95", "score of what is read", 0, 1}}, true},
                hoso::StageFactory<hoso::RecognizeStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<@CLASS@>(setup.options.real("score"));
                }));
}

}  // namespace

HOSO_PLUGIN("@ID@", "1.0.0", "Reads the page's text layer", register_stages)
