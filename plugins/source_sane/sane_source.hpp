// Pages out of a scanner.
#pragma once

#include <hoso/stages.hpp>

namespace hoso::source_sane {

/// Opens scan requests. Needs the device, so it works in hoso-scanner, not in the confined decoder: there it finds no
/// scanner. How many sheets a feeder holds is not known before: page_count() is then the most there may be, and the
/// read behind the last one throws Error "scan.no_more_pages". A flatbed has one page. Pages come in order, each once.
class SaneSource : public SourceStage {
 public:
  [[nodiscard]] std::string media_type(const InputFile&) const override;
  /// Throws Error "scan.no_device", "scan.which_device", and what the device says. For a request to list, each scanner
  /// is reported as "scan.device" and there is one page that cannot be read.
  [[nodiscard]] std::unique_ptr<PageReader> open(const InputFile&, const StageContext&) override;
};

}  // namespace hoso::source_sane
