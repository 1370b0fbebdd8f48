#include "external/external_stage.hpp"

#include <algorithm>
#include <cmath>

#include <hoso/error.hpp>
#include <hoso/imaging/filled_zone.hpp>

#include "external/external_program.hpp"

namespace hoso::external {
namespace {

class ExternalRecognizer final : public RecognizeStage {
 public:
  ExternalRecognizer(const Manifest& manifest, const Options& options)
      : stage_(manifest.stage.id), dpi_(manifest.dpi), program_(manifest, options) {}

  ZoneReading recognize(const ZoneView& view, const StageContext& context) override {
    context.check_cancelled();
    const std::vector<ZonePicture> pictures = lay_out(view);
    const auto blank = [](const ZonePicture& one) { return one.empty; };
    // Nothing to read: the program need not be asked.
    if (std::ranges::all_of(pictures, blank)) return {};
    return program_.recognize(view.field, pictures, context);
  }

 private:
  std::vector<ZonePicture> lay_out(const ZoneView& view) {
    std::vector<ZonePicture> pictures;
    std::size_t offset = 0;
    for (const Zone& zone : view.field.zones) {
      if (zone.page != view.match.template_page) continue;
      pictures.push_back(laid_at(offset, zone, imaging::filled_zone(view, zone, dpi_)));
      offset += static_cast<std::size_t>(pictures.back().width) * static_cast<std::size_t>(pictures.back().height);
    }
    return pictures;
  }

  ZonePicture laid_at(std::size_t offset, const Zone& zone, const imaging::FilledZone& filled) {
    const auto width = static_cast<std::size_t>(filled.gray.cols);
    const auto height = static_cast<std::size_t>(filled.gray.rows);
    if (width * height > picture_bytes - offset) throw Error("external.too_large", {{"stage", stage_}});
    for (std::size_t row = 0; row < height; ++row) {
      std::copy_n(filled.gray.ptr<std::uint8_t>(static_cast<int>(row)), width,
                  program_.pictures().subspan(offset + row * width).begin());
    }
    const auto px = [&](double mm) { return static_cast<int>(std::lround(mm_to_px(mm, filled.dpi))); };
    const PixelRect box{px(zone.box.x - filled.box.x), px(zone.box.y - filled.box.y), px(zone.box.width),
                        px(zone.box.height)};
    return {offset, filled.gray.cols, filled.gray.rows, filled.dpi, box, filled.empty};
  }

  std::string stage_;
  double dpi_;
  ExternalProgram program_;
};

}  // namespace

StageFactory<RecognizeStage> factory_of(const Manifest& manifest) {
  return [manifest](const StageSetup& setup) { return std::make_unique<ExternalRecognizer>(manifest, setup.options); };
}

}  // namespace hoso::external
