#include "line_net.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "line_input.hpp"

namespace hoso::handwriting {
namespace {

namespace fs = std::filesystem;

// 300 mm of the smallest writing; bounds time and memory whatever the picture.
constexpr int most_columns_px = 4096;
constexpr int stride_px = 4;

[[noreturn]] void throw_missing(const fs::path& model) {
  throw Error("recognize.model_missing",
              {{"model", model.filename().string()}, {"folder", model.parent_path().string()}});
}

std::vector<std::string> alphabet_in(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string line;
  std::getline(in, line);
  std::vector<std::string> letters;
  for (const char32_t point : code_points(line)) letters.push_back(to_utf8({point}));
  return letters;
}

cv::dnn::Net net_in(const fs::path& file) {
  try {
    return cv::dnn::readNetFromONNX(file.string());
  } catch (const cv::Exception&) {
    throw_missing(file);
  }
}

/// `input` as a blob, 1 = ink, its width a whole number of columns.
cv::Mat blob_of(const cv::Mat& input) {
  const int width = std::min(most_columns_px, (input.cols + stride_px - 1) / stride_px * stride_px);
  cv::Mat strip(input_height_px, width, CV_8UC1, cv::Scalar(255));
  const cv::Rect part(0, 0, std::min(width, input.cols), input_height_px);
  input(part).copyTo(strip(part));
  return cv::dnn::blobFromImage(255 - strip, 1.0 / 255);
}

/// Logits (1, classes, 1, columns) as rows of probabilities.
cv::Mat probabilities(const cv::Mat& logits) {
  const cv::Mat by_class(logits.size[1], logits.size[3], CV_32FC1, const_cast<uchar*>(logits.data));
  cv::Mat columns = by_class.t();
  for (int t = 0; t < columns.rows; ++t) {
    cv::Mat column = columns.row(t);
    double greatest = 0;
    cv::minMaxLoc(column, nullptr, &greatest);
    cv::exp(column - greatest, column);
    column /= cv::sum(column)[0];
  }
  return columns;
}

}  // namespace

LineNet::LineNet(const fs::path& model)
    : net_(net_in(model)), alphabet_(alphabet_in(fs::path(model).replace_extension(".letters"))) {
  for (const std::string& letter : alphabet_) points_ += code_points(letter).front();
  const cv::Mat paper(input_height_px, stride_px, CV_8UC1, cv::Scalar(255));
  try {
    net_.setInput(blob_of(paper));
    const cv::Mat logits = net_.forward("logits");
    if (logits.dims != 4 || logits.size[1] != static_cast<int>(alphabet_.size()) + 1) throw_missing(model);
  } catch (const cv::Exception&) {
    throw_missing(model);
  }
}

LineScores LineNet::score(const cv::Mat& line) {
  const cv::Mat input = model_input(line);
  if (input.empty()) return {};
  net_.setInput(blob_of(input));
  std::vector<cv::Mat> results;
  net_.forward(results, std::vector<std::string>{"logits", "written"});
  const float written = results[1].ptr<float>()[0];
  return {probabilities(results[0]), 1 / (1 + std::exp(-static_cast<double>(written)))};
}

std::string LineNet::text_of(const std::vector<int>& letters) const {
  std::string text;
  for (const int letter : letters) text += alphabet_[static_cast<std::size_t>(letter - 1)];
  return nfc(text);
}

std::optional<std::vector<int>> LineNet::letters_of(const std::string& text) const {
  std::vector<int> letters;
  for (const char32_t point : code_points(text)) {
    const auto known = std::ranges::find(alphabet_, to_utf8({point}));
    if (known == alphabet_.end()) return std::nullopt;
    letters.push_back(static_cast<int>(known - alphabet_.begin()) + 1);
  }
  return letters;
}

cv::Mat LineNet::in_a_row(const std::vector<LineScores>& lines) const {
  cv::Mat space(1, static_cast<int>(alphabet_.size()) + 1, CV_32FC1, cv::Scalar(0)), row;
  const auto letters = letters_of(" ");
  space.at<float>(0, letters ? letters->front() : 0) = 1;
  for (const LineScores& line : lines) {
    if (line.columns.empty()) continue;
    if (!row.empty()) row.push_back(space);
    row.push_back(line.columns);
  }
  return row;
}

}  // namespace hoso::handwriting
