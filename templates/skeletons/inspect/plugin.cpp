// Complains about pictures that are too small to read.
#include <hoso/plugin.hpp>

#include <algorithm>

namespace {

class @CLASS@ final : public hoso::InspectStage {
 public:
  explicit @CLASS@(long least_pixels) : least_pixels_(least_pixels) {}

  hoso::Inspection inspect(const hoso::Page& page, const hoso::PageMatch*, const hoso::StageContext&) override {
    hoso::Inspection seen;
    if (std::max(page.image.size().width, page.image.size().height) < least_pixels_) {
      seen.findings.push_back({"@NAME@.picture_small", hoso::FindingSeverity::doubtful, {},
                               {"Ảnh quá nhỏ để đọc chắc chắn.", "The picture is too small to be read for sure."},
                               {"Quét lại ở 300 dpi.", "Scan it again at 300 dpi."}, ""});
    }
    return seen;
  }

 private:
  const long least_pixels_;
};

void register_stages(hoso::Registrar& registrar) {
  registrar.add({"inspect.@NAME@", "Complains about small pictures", hoso::Threading::shared,
                 {{"least_pixels", hoso::OptionType::integer, "1000", "longer side, pixels", 1, 20000}}},
                hoso::StageFactory<hoso::InspectStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<@CLASS@>(setup.options.integer("least_pixels"));
                }));
}

}  // namespace

HOSO_PLUGIN("@ID@", "1.0.0", "Complains about small pictures", register_stages)
