// recognize.handwriting: lines written by hand.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <hoso/plugin.hpp>

#include "ctc.hpp"
#include "line_net.hpp"
#include "spelling.hpp"

namespace hoso::handwriting {

/// Readings of one zone.
struct Search {
  cv::Mat columns;
  const Spelling* spelling = nullptr;
  std::vector<Reading> readings;  ///< best first
  double sum = 0;                 ///< of their weighted probabilities
  double weight = 1;              ///< of the best one's spelling alone
};

/// Reads fields line by line with the line model: as a recognizer of its own where a template names
/// it, else as a second opinion on what another one was not sure of. One thread; the model is loaded once.
class HandwritingStage : public RecognizeStage {
 public:
  /// Throws Error("recognize.model_missing"). `resources`: the templates folder.
  HandwritingStage(const Options& options, const std::filesystem::path& resources);

  /// Whatever is there, typed or written. Throws Cancelled between two lines.
  [[nodiscard]] ZoneReading recognize(const ZoneView&, const StageContext&) override;

  /// The readings of `first` weighed with the model's own: what both found is likelier. Never sure of
  /// a zone that looks typed, nor where a sure and well-spelled `first` is contradicted. None when the model
  /// cannot read it, and when it does not contradict what was sure.
  [[nodiscard]] std::optional<ZoneReading> reconsider(const ZoneView&, const ZoneReading& first,
                                                      const StageContext&) override;

 private:
  [[nodiscard]] std::vector<LineScores> scores_of(const ZoneView&, const StageContext&);
  /// What the model makes of the columns, weighed with what a field of this type can say.
  [[nodiscard]] Search search(const cv::Mat& columns, const std::string& type);
  [[nodiscard]] std::vector<Candidate> candidates_of(const Search&) const;
  [[nodiscard]] std::vector<Candidate> weighed(const std::vector<Candidate>& first, const Search&,
                                               double trust) const;
  [[nodiscard]] ZoneReading reading_of(std::vector<Candidate> candidates) const;

  std::filesystem::path resources_;
  LineNet net_;
  std::optional<Spellings> spellings_;  ///< none before the first line: most pages are typed
  double least_written_;
  double least_letter_;
  bool alternatives_;
};

[[nodiscard]] StageInfo stage_info();

}  // namespace hoso::handwriting
