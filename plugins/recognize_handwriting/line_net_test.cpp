#include "line_net.hpp"

#include <filesystem>
#include <fstream>
#include <unistd.h>

#include <gmock/gmock.h>
#include <hoso/error.hpp>

namespace hoso::handwriting {
namespace {

namespace fs = std::filesystem;

const fs::path model = fs::path(HOSO_RESOURCES) / "models" / "handwriting.onnx";

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A folder with a copy of the model, or what is left of it.
class Copy : public testing::Test {
 protected:
  // Tests run side by side, each in a process of its own.
  Copy() : folder_(fs::path(testing::TempDir()) / ("hoso_line_net-" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
  }
  ~Copy() override { fs::remove_all(folder_); }

  fs::path with(const std::string& onnx, const std::string& letters) const {
    std::ofstream(folder_ / "line.onnx", std::ios::binary) << onnx;
    std::ofstream(folder_ / "line.letters", std::ios::binary) << letters;
    return folder_ / "line.onnx";
  }
  static std::string complaint_about(const fs::path& file) {
    try {
      LineNet net(file);
    } catch (const Error& error) {
      return error.code() + " " + error.arguments().at("model");
    }
    return "";
  }

  fs::path folder_;
  std::string onnx_ = bytes_of(model);
  std::string letters_ = bytes_of(fs::path(model).replace_extension(".letters"));
};

TEST_F(Copy, OfBothFilesIsAModel) { EXPECT_EQ(complaint_about(with(onnx_, letters_)), ""); }

TEST_F(Copy, SaysWhenAModelIsMissing) {
  EXPECT_EQ(complaint_about(folder_ / "none.onnx"), "recognize.model_missing none.onnx");
}

TEST_F(Copy, SaysWhenAModelIsDamaged) {
  const std::string complaint = "recognize.model_missing line.onnx";
  EXPECT_EQ(complaint_about(with("", letters_)), complaint);
  EXPECT_EQ(complaint_about(with("no model at all", letters_)), complaint);
  EXPECT_EQ(complaint_about(with(onnx_.substr(0, onnx_.size() / 2), letters_)), complaint);
}

TEST_F(Copy, SaysWhenAlphabetAndModelDoNotFit) {
  const std::string complaint = "recognize.model_missing line.onnx";
  EXPECT_EQ(complaint_about(with(onnx_, "")), complaint);
  EXPECT_EQ(complaint_about(with(onnx_, "abc\n")), complaint);
}

TEST(LineNet, GivesProbabilitiesOfLinesOfAnyLength) {
  LineNet net(model);
  for (const int width : {1, 3, 40, 333, 9000}) {
    const cv::Mat line(40, width, CV_8UC1, cv::Scalar(0));
    const LineScores scores = net.score(line);
    ASSERT_FALSE(scores.columns.empty()) << width;
    EXPECT_GE(scores.written, 0);
    EXPECT_LE(scores.written, 1);
    for (int t = 0; t < scores.columns.rows; ++t) {
      EXPECT_NEAR(cv::sum(scores.columns.row(t))[0], 1, 1e-4);
    }
  }
}

TEST(LineNet, SaysNothingOfPaper) {
  EXPECT_TRUE(LineNet(model).score(cv::Mat(40, 100, CV_8UC1, cv::Scalar(255))).columns.empty());
}

TEST(LineNet, SpellsItsLetters) {
  const LineNet net(model);
  EXPECT_EQ(net.text_of({}), "");
  EXPECT_EQ(net.text_of({1, 2}).size(), 2U);
  const std::string text = "Nguyễn Thị Ỷ, 12/03";
  const auto letters = net.letters_of(text);
  ASSERT_TRUE(letters);
  EXPECT_EQ(net.text_of(*letters), text);
  EXPECT_FALSE(net.letters_of("日"));
}

TEST(LineNet, PutsLinesInARow) {
  LineNet net(model);
  const LineScores line = net.score(cv::Mat(40, 100, CV_8UC1, cv::Scalar(0)));
  EXPECT_TRUE(net.in_a_row({}).empty());
  EXPECT_EQ(net.in_a_row({line, {}, line}).rows, 2 * line.columns.rows + 1);
}

}  // namespace
}  // namespace hoso::handwriting
