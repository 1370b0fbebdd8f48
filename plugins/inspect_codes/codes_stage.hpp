// inspect.codes: the QR codes of identity cards on a page.
#pragma once

#include <hoso/plugin.hpp>
#include <hoso/stages.hpp>

namespace hoso::codes {

/// Thread-safe: nothing changes after construction.
class CodesStage : public InspectStage {
 public:
  explicit CodesStage(const Options&);
  [[nodiscard]] Inspection inspect(const Page&, const PageMatch*, const StageContext&) override;
  [[nodiscard]] static StageInfo info();

 private:
  bool thorough_on_forms_;
};

}  // namespace hoso::codes
