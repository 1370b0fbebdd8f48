// The line model, as far as labels need it: one line picture in, words with their places out.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <hoso/imaging/line_model.hpp>

namespace hoso::labels {

/// A word of a line picture, cut behind colons and full stops. Text is NFC.
struct ReadWord {
  std::string text;
  double left = 0, right = 0;  ///< px of the picture
  double confidence = 0;       ///< 0..1
};

/// One loaded model. Not thread-safe; loading takes about 0.1 s.
class WordReader {
 public:
  /// `tessdata`: folder that holds `language`.traineddata. Throws
  /// Error("recognize.model_missing") when it is not there or cannot be loaded.
  WordReader(const std::filesystem::path& tessdata, const std::string& language) : model_({tessdata, language}) {}

  /// `line`: CV_8UC1, dark on white, its letters about 30 px tall. From the left; empty = no text.
  [[nodiscard]] std::vector<ReadWord> read(const cv::Mat& line);

 private:
  imaging::LineModel model_;
};

}  // namespace hoso::labels
