#include <hoso/plugin.hpp>

#include "scan_pdf.hpp"

namespace {

std::unique_ptr<hoso::EmitStage> make_scan_pdf(const hoso::StageSetup& setup) {
  hoso::PictureLimits limits;
  limits.lossless_bytes =
      static_cast<std::size_t>(setup.options.real("lossless_limit_mb") * (1 << 20));
  limits.jpeg_quality = static_cast<int>(setup.options.integer("jpeg_quality"));
  return std::make_unique<hoso::ScanPdf>(limits);
}

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::ScanPdf::info(), hoso::StageFactory<hoso::EmitStage>(make_scan_pdf));
}

}  // namespace

HOSO_PLUGIN("emit_scan_pdf", "1.0.0", "Searchable PDF/A-2u of every scan", register_stages)
