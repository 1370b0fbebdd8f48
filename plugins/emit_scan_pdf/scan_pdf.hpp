// emit.scan_pdf: every input file as a searchable PDF/A-2u.
#pragma once

#include <hoso/plugin.hpp>

#include "picture.hpp"

namespace hoso {

/// Pictures are packed in extract(), by the thread that has the pixels; emit() lays the text and
/// writes `scans/scan-<n>.pdf` for the n-th input file that gave pages. Any number of threads.
class ScanPdf : public EmitStage {
 public:
  explicit ScanPdf(PictureLimits limits);
  [[nodiscard]] std::shared_ptr<const PageExtract> extract(const Page& page,
                                                           const DossierPage& described,
                                                           const std::vector<FieldValue>& fields,
                                                           const StageContext& context) override;
  [[nodiscard]] std::vector<Artifact> emit(const EmitInput&, const StageContext&) override;

  [[nodiscard]] static StageInfo info();

 private:
  PictureLimits limits_;
};

}  // namespace hoso
