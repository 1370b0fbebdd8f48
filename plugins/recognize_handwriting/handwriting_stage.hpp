// recognize.handwriting: lines written by hand.
#pragma once

#include <filesystem>
#include <vector>

#include <hoso/plugin.hpp>

#include "line_net.hpp"

namespace hoso::handwriting {

/// Reads fields line by line with the line model: as a recognizer of its own where a template names
/// it, else as a second opinion on what another one was not sure of. One thread; the model is loaded once.
class HandwritingStage : public RecognizeStage {
 public:
  /// Throws Error("recognize.model_missing"). `resources`: the templates folder.
  HandwritingStage(const Options& options, const std::filesystem::path& resources);

  /// Whatever is there, typed or written. Throws Cancelled between two lines.
  [[nodiscard]] ZoneReading recognize(const ZoneView&, const StageContext&) override;

  /// The readings of `first` weighed with the model's own: what both found is likelier. Never sure of
  /// a zone that looks typed. None when the model cannot read it.
  [[nodiscard]] std::optional<ZoneReading> reconsider(const ZoneView&, const ZoneReading& first,
                                                      const StageContext&) override;

 private:
  [[nodiscard]] std::vector<LineScores> scores_of(const ZoneView&, const StageContext&);
  [[nodiscard]] std::vector<Candidate> readings_of(const cv::Mat& columns) const;
  [[nodiscard]] std::vector<Candidate> weighed(const std::vector<Candidate>& first, std::vector<Candidate> own,
                                               const cv::Mat& columns) const;
  [[nodiscard]] ZoneReading reading_of(std::vector<Candidate> candidates) const;

  LineNet net_;
  double least_written_;
  double least_letter_;
  bool alternatives_;
};

[[nodiscard]] StageInfo stage_info();

}  // namespace hoso::handwriting
