// emit.report: report.html, for people.
#pragma once

#include <hoso/plugin.hpp>

#include "preview.hpp"

namespace hoso {

struct ReportSettings {
  PreviewSettings preview;
};

/// One self-contained page: no script, nothing fetched, printable on A4. Page pictures are made in
/// extract(), while the pixels are in memory. Any number of threads.
class Report : public EmitStage {
 public:
  explicit Report(ReportSettings settings) : settings_(settings) {}
  [[nodiscard]] std::shared_ptr<const PageExtract> extract(const Page& page,
                                                           const DossierPage& described,
                                                           const std::vector<FieldValue>& fields,
                                                           const StageContext& context) override;
  [[nodiscard]] std::vector<Artifact> emit(const EmitInput&, const StageContext&) override;

  [[nodiscard]] static StageInfo info();

 private:
  ReportSettings settings_;
};

}  // namespace hoso
