#include <hoso/plugin.hpp>

#include "sane_source.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  hoso::StageInfo info;
  info.id = "source.sane";
  info.summary = "Scans pages with a SANE scanner";
  info.threading = hoso::Threading::per_worker;
  registrar.add(info, hoso::StageFactory<hoso::SourceStage>(
                          [](const hoso::StageSetup&) { return std::make_unique<hoso::source_sane::SaneSource>(); }));
}

}  // namespace

HOSO_PLUGIN("source_sane", "1.0.0", "Scans pages with a SANE scanner", register_stages)
