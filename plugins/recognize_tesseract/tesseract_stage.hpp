// recognize.tesseract: free lines, typed or written.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <hoso/imaging/line_model.hpp>
#include <hoso/plugin.hpp>

namespace hoso::tesseract {

/// Reads fields line by line. A born-digital page's words are taken as they are; otherwise what
/// was filled in is cut out, split into lines and read by Tesseract's LSTM model. E-mail addresses
/// are read by an English model as well, where there is one. One thread; models are loaded once,
/// the English one at the first e-mail address.
class TesseractStage : public RecognizeStage {
 public:
  /// Throws Error("recognize.model_missing").
  explicit TesseractStage(const Options& options);

  /// Throws Cancelled between two lines.
  [[nodiscard]] ZoneReading recognize(const ZoneView&, const StageContext&) override;

 private:
  [[nodiscard]] std::vector<Candidate> read_line(const cv::Mat& line, double dpi, bool ascii);
  /// Null when its model is not installed.
  [[nodiscard]] imaging::LineModel* ascii_model();

  std::filesystem::path tessdata_;
  std::string ascii_language_;
  int height_px_;
  int second_height_px_;
  bool second_look_;
  bool alternatives_;
  double least_score_;
  imaging::LineModel model_;
  std::optional<imaging::LineModel> ascii_model_;
  bool ascii_tried_ = false;
};

[[nodiscard]] StageInfo stage_info();

}  // namespace hoso::tesseract
