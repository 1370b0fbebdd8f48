// inspect.mrz: the machine-readable lines of identity cards on a page.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <hoso/plugin.hpp>
#include <hoso/stages.hpp>

#include "line_places.hpp"
#include "line_reader.hpp"

namespace hoso::mrz {

/// One thread; the model is loaded at the first page that may hold such lines.
class MrzStage : public InspectStage {
 public:
  explicit MrzStage(const Options&);
  /// Throws Error("recognize.model_missing"), Cancelled.
  [[nodiscard]] Inspection inspect(const Page&, const PageMatch*, const StageContext&) override;
  [[nodiscard]] static StageInfo info();

 private:
  using Items = std::vector<EvidenceItem>;
  using Readings = std::vector<std::string>;

  /// At two sizes: what one loses the other often keeps.
  [[nodiscard]] Readings readings(const cv::Mat& line);

  /// Nullopt = no card stands there this way round.
  [[nodiscard]] std::optional<Items> read(const cv::Mat& page, const BarsOfCard& bars, bool upside_down);

  std::filesystem::path tessdata_;
  std::string language_;
  bool on_forms_;
  std::unique_ptr<LineReader> reader_;
};

}  // namespace hoso::mrz
