// The line model: a picture of one line in, probabilities of letters out.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/dnn.hpp>

namespace hoso::handwriting {

/// What the model says of one line.
struct LineScores {
  cv::Mat columns;     ///< for likely_readings(); empty = no ink
  double written = 0;  ///< 0..1, how sure the model is that this was written by hand, not typed
};

/// A loaded model and its alphabet. Not thread-safe. Loading takes about 10 ms, a line of 300 px 5 ms.
class LineNet {
 public:
  /// `model`: ONNX file; beside it, with the extension .letters, its alphabet: one line of UTF-8, in the
  /// order of its classes from 1. Throws Error("recognize.model_missing") when either is missing,
  /// damaged or does not fit the other.
  explicit LineNet(const std::filesystem::path& model);

  /// `line`: CV_8UC1, 255 = paper. Lines longer than any on a form are cut.
  [[nodiscard]] LineScores score(const cv::Mat& line);

  /// The letter of a class, from 1.
  [[nodiscard]] char32_t letter(int index) const { return points_[static_cast<std::size_t>(index - 1)]; }
  /// NFC text of classes.
  [[nodiscard]] std::string text_of(const std::vector<int>& letters) const;
  /// Classes of a text in NFC; none when it has a letter that the model does not know.
  [[nodiscard]] std::optional<std::vector<int>> letters_of(const std::string& text) const;
  /// Columns of lines one below the other as those of one line, a space between two.
  [[nodiscard]] cv::Mat in_a_row(const std::vector<LineScores>& lines) const;

 private:
  cv::dnn::Net net_;
  std::vector<std::string> alphabet_;
  std::u32string points_;  ///< the same
};

}  // namespace hoso::handwriting
