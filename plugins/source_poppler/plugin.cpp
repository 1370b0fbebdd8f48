#include <hoso/plugin.hpp>

#include "pdf_source.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  hoso::StageInfo info;
  info.id = "source.poppler";
  info.summary = "Reads PDF pages: a scan's own picture, or the page rendered with its words";
  info.threading = hoso::Threading::per_worker;
  hoso::OptionSpec dpi;
  dpi.name = "dpi";
  dpi.type = hoso::OptionType::integer;
  dpi.default_value = "300";
  dpi.summary = "resolution of pages that are rendered, in dots per inch";
  dpi.minimum = 72;
  dpi.maximum = 1200;
  info.options = {dpi};
  registrar.add(info, hoso::StageFactory<hoso::SourceStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::source_poppler::PdfSource>(
                      static_cast<double>(setup.options.integer("dpi")));
                }));
}

}  // namespace

HOSO_PLUGIN("source_poppler", "1.0.0", "Reads PDF files with poppler", register_stages)
