#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>

#include "upright_stage.hpp"

namespace hoso::upright {
namespace {

/// A page of random words with capitals, as letters and forms have, turned clockwise.
PageImage text_page(int quarter_turns, double skew_degrees) {
  cv::Mat page(2339, 1654, CV_8UC1, cv::Scalar(250));
  cv::RNG random(3);
  for (int y = 200; y < 2200; y += 62) {
    for (int x = 150; x < 1400;) {
      std::string word(1, static_cast<char>((random.uniform(0, 3) == 0 ? 'A' : 'a') + random.uniform(0, 26)));
      for (int i = random.uniform(1, 7); i > 0; --i) word += "aeioubdhklmnrstxcg"[random.uniform(0, 18)];
      cv::putText(page, word, {x, y}, cv::FONT_HERSHEY_COMPLEX, 0.9, cv::Scalar(30), 2, cv::LINE_AA);
      x += 30 + 20 * static_cast<int>(word.size());
    }
  }
  const cv::Mat skew = cv::getRotationMatrix2D({827, 1170}, skew_degrees, 1);
  cv::warpAffine(page, page, skew, page.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT,
                 cv::Scalar(250));
  return turned(imaging::from_mat(page), quarter_turns);
}

Page prepared(PageImage image) {
  UprightStage stage(Options(UprightStage::info().options, {}, "prepare.upright"));
  Page page;
  page.image = std::move(image);
  const Limits limits;
  return stage.prepare(page, StageContext(limits, {}, {}, {}));
}

class Turned : public testing::TestWithParam<std::tuple<int, double>> {};

TEST_P(Turned, PageIsTurnedBackAndTheTurnsAreCounted) {
  const auto [turns, skew] = GetParam();
  const Page page = prepared(text_page(turns, skew));
  EXPECT_EQ((page.quarter_turns + turns) % 4, 0);
  EXPECT_GT(page.image.size().height, page.image.size().width);
}

INSTANTIATE_TEST_SUITE_P(Upright, Turned,
                         testing::Combine(testing::Range(0, 4), testing::Values(0.0, -8.5, 5.0)));

TEST(Upright, APageWithoutTextIsHandedThrough) {
  const Page page = prepared(PageImage({800, 400}, PixelFormat::gray8,
                                       std::vector<std::uint8_t>(320000, 255)));
  EXPECT_EQ(page.quarter_turns, 0);
}

TEST(Upright, AnEmptyPictureIsHandedThrough) { EXPECT_TRUE(prepared(PageImage()).image.empty()); }

}  // namespace
}  // namespace hoso::upright
