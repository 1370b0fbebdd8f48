#include <hoso/plugin.hpp>

#include "report.hpp"

namespace {

std::unique_ptr<hoso::EmitStage> make_report(const hoso::StageSetup& setup) {
  hoso::ReportSettings settings;
  settings.preview.dpi = setup.options.real("picture_dpi");
  settings.preview.jpeg_quality = static_cast<int>(setup.options.integer("jpeg_quality"));
  return std::make_unique<hoso::Report>(settings);
}

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::Report::info(), hoso::StageFactory<hoso::EmitStage>(make_report));
}

}  // namespace

HOSO_PLUGIN("emit_report", "1.0.0", "A report for people: pictures, values, what to do",
            register_stages)
