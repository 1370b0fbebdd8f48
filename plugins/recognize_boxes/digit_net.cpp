#include "digit_net.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fstream>
#include <string>

#include <hoso/error.hpp>

#include "cell_ink.hpp"

namespace hoso::boxes {
namespace {

static_assert(std::endian::native == std::endian::little, "weights are stored little endian");

constexpr char magic[] = "HOSODN01";
constexpr int kernel_side = 5;
constexpr int classes = 11;

/// `channels` square pictures of `side`, one after the other.
struct Planes {
  int channels = 0;
  int side = 0;
  std::vector<float> values;

  Planes(int channel_count, int side_px, float value = 0)
      : channels(channel_count), side(side_px),
        values(static_cast<std::size_t>(channel_count * side_px * side_px), value) {}
  [[nodiscard]] float* row(int channel, int y) { return &values[index(channel, y)]; }
  [[nodiscard]] const float* row(int channel, int y) const { return &values[index(channel, y)]; }

 private:
  [[nodiscard]] std::size_t index(int channel, int y) const {
    return static_cast<std::size_t>((channel * side + y) * side);
  }
};

/// Adds one input channel, seen through one 5x5 kernel, to one output channel.
void add_filtered(const Planes& in, int in_channel, const float* kernel, Planes& out,
                  int out_channel) {
  for (int y = 0; y < out.side; ++y) {
    float* sums = out.row(out_channel, y);
    for (int ky = 0; ky < kernel_side; ++ky) {
      const float* line = in.row(in_channel, y + ky);
      for (int kx = 0; kx < kernel_side; ++kx) {
        const float weight = kernel[ky * kernel_side + kx];
        for (int x = 0; x < out.side; ++x) sums[x] += weight * line[x + kx];
      }
    }
  }
}

Planes convolved(const Planes& in, const std::vector<float>& weights,
                 const std::vector<float>& biases) {
  Planes out(static_cast<int>(biases.size()), in.side - kernel_side + 1);
  const float* kernel = weights.data();
  for (int o = 0; o < out.channels; ++o) {
    std::fill_n(out.row(o, 0), out.side * out.side, biases[static_cast<std::size_t>(o)]);
    for (int i = 0; i < in.channels; ++i, kernel += kernel_side * kernel_side) {
      add_filtered(in, i, kernel, out, o);
    }
  }
  return out;
}

/// ReLU and the greatest of each 2x2 block.
Planes pooled(const Planes& in) {
  Planes out(in.channels, in.side / 2);
  for (int c = 0; c < out.channels; ++c) {
    for (int y = 0; y < out.side; ++y) {
      const float *upper = in.row(c, 2 * y), *lower = in.row(c, 2 * y + 1);
      for (int x = 0; x < out.side; ++x) {
        out.row(c, y)[x] = std::max({0.0F, upper[2 * x], upper[2 * x + 1], lower[2 * x],
                                     lower[2 * x + 1]});
      }
    }
  }
  return out;
}

std::vector<float> connected(const std::vector<float>& in, const std::vector<float>& weights,
                             const std::vector<float>& biases) {
  std::vector<float> out = biases;
  const float* weight = weights.data();
  for (float& sum : out) {
    for (const float value : in) sum += value * *weight++;
  }
  return out;
}

Planes input_of(const cv::Mat& digit) {
  Planes planes(1, cell_side_px);
  for (int y = 0; y < cell_side_px; ++y) {
    std::transform(digit.ptr(y), digit.ptr(y) + cell_side_px, planes.row(0, y),
                   [](std::uint8_t level) { return static_cast<float>(level) / 255; });
  }
  return planes;
}

DigitScores softmax(std::vector<float> logits) {
  const float greatest = *std::ranges::max_element(logits);
  float sum = 0;
  for (float& value : logits) sum += value = std::exp(value - greatest);
  DigitScores scores{};
  std::transform(logits.begin(), logits.begin() + 10, scores.begin(),
                 [sum](float value) { return value / sum; });
  return scores;
}

std::vector<float> read_floats(std::istream& in, std::size_t count) {
  std::vector<float> values(count);
  in.read(reinterpret_cast<char*>(values.data()),
          static_cast<std::streamsize>(count * sizeof(float)));
  return values;
}

}  // namespace

DigitNet::DigitNet(const std::filesystem::path& weights) {
  std::ifstream in(weights, std::ios::binary);
  std::string start(sizeof magic - 1, '\0');
  in.read(start.data(), static_cast<std::streamsize>(start.size()));
  const auto layer = [&](std::size_t inputs, std::size_t outputs) {
    Layer read;
    read.weights = read_floats(in, inputs * outputs);
    read.biases = read_floats(in, outputs);
    return read;
  };
  constexpr std::size_t kernel = kernel_side * kernel_side;
  first_ = layer(kernel, 12);
  second_ = layer(12 * kernel, 32);
  hidden_ = layer(512, 64);
  output_ = layer(64, classes);
  if (!in || start != magic || in.peek() != std::ifstream::traits_type::eof()) {
    throw Error("recognize.model_missing", {{"model", weights.filename().string()},
                                            {"folder", weights.parent_path().string()}});
  }
}

DigitScores DigitNet::classify(const cv::Mat& digit) const {
  const Planes edges = pooled(convolved(input_of(digit), first_.weights, first_.biases));
  const Planes parts = pooled(convolved(edges, second_.weights, second_.biases));
  std::vector<float> hidden = connected(parts.values, hidden_.weights, hidden_.biases);
  for (float& value : hidden) value = std::max(value, 0.0F);
  return softmax(connected(hidden, output_.weights, output_.biases));
}

}  // namespace hoso::boxes
