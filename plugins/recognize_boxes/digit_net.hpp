// The digit classifier: a small convolutional network, trained by training/train.py.
#pragma once

#include <array>
#include <filesystem>
#include <vector>

#include <opencv2/core.hpp>

namespace hoso::boxes {

/// How likely each digit 0..9 is; what is missing to 1 is the share of "no digit at all".
using DigitScores = std::array<float, 10>;

/// 5x5 convolution (12), ReLU, 2x2 maximum; the same with 32; 64 fully connected, ReLU; 11 classes.
/// 43 000 weights, 0.9 million multiplications a digit. Immutable; any number of threads.
class DigitNet {
 public:
  /// Throws Error("recognize.model_missing") when the file is not there or not such a network.
  explicit DigitNet(const std::filesystem::path& weights);

  /// `digit`: as digits_in_cells makes it.
  [[nodiscard]] DigitScores classify(const cv::Mat& digit) const;

 private:
  struct Layer {
    std::vector<float> weights;
    std::vector<float> biases;
  };
  Layer first_, second_, hidden_, output_;
};

}  // namespace hoso::boxes
