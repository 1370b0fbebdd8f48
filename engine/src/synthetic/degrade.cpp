#include "synthetic/degrade.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>

#include "synthetic/random.hpp"

namespace hoso::synthetic {
namespace {

constexpr auto named = std::to_array<DegradationInfo>({
    {Degradation::clean, "clean"},
    {Degradation::scan, "scan"},
    {Degradation::skew, "skew"},
    {Degradation::noise, "noise"},
    {Degradation::low_jpeg, "low_jpeg"},
    {Degradation::stamp, "stamp"},
    {Degradation::shadow, "shadow"},
    {Degradation::bilevel, "bilevel"},
    {Degradation::turned, "turned"},
    {Degradation::phone, "phone"},
});

const cv::Scalar paper(255, 255, 255);

cv::Mat rotated(const cv::Mat& page, double degrees) {
  const cv::Point2f centre(static_cast<float>(page.cols) / 2, static_cast<float>(page.rows) / 2);
  cv::Mat turn = cv::getRotationMatrix2D(centre, degrees, 1);
  const cv::Rect2f bounds =
      cv::RotatedRect(cv::Point2f(), cv::Size2f(page.size()), static_cast<float>(degrees))
          .boundingRect2f();
  turn.at<double>(0, 2) += bounds.width / 2.0 - centre.x;
  turn.at<double>(1, 2) += bounds.height / 2.0 - centre.y;
  cv::Mat out;
  cv::warpAffine(page, out, turn, cv::Size(cvRound(bounds.width), cvRound(bounds.height)),
                 cv::INTER_LINEAR, cv::BORDER_CONSTANT, paper);
  return out;
}

cv::Mat with_noise(const cv::Mat& page, double deviation, Random& random) {
  cv::RNG generator(random.next());
  cv::Mat noise(page.size(), CV_16SC(page.channels()));
  generator.fill(noise, cv::RNG::NORMAL, 0, deviation);
  cv::Mat out;
  cv::add(page, noise, out, cv::noArray(), page.type());
  return out;
}

cv::Mat blurred(const cv::Mat& page, double sigma_px) {
  cv::Mat out;
  cv::GaussianBlur(page, out, cv::Size(), sigma_px);
  return out;
}

void add_specks(cv::Mat& page, int count, Random& random) {
  for (int i = 0; i < count; ++i) {
    const cv::Point at(random.below(page.cols), random.below(page.rows));
    cv::circle(page, at, random.below(2), cv::Scalar::all(random.below(90)), cv::FILLED);
  }
}

/// Two rings, a star and a ring of strokes in place of letters; ink mixes with the print below.
void press_seal(cv::Mat& page, double dpi, cv::Point centre) {
  const double px_per_mm = dpi / mm_per_inch;
  const cv::Scalar red(40, 30, 205);
  cv::Mat ink(page.size(), page.type(), paper);
  const auto px = [&](double mm) { return std::max(1, cvRound(mm * px_per_mm)); };
  cv::circle(ink, centre, px(17.5), red, px(0.8), cv::LINE_AA);
  cv::circle(ink, centre, px(12), red, px(0.4), cv::LINE_AA);
  std::vector<cv::Point> star;
  for (int i = 0; i < 10; ++i) {
    const double angle = std::numbers::pi * (i / 5.0 - 0.5), reach = i % 2 == 0 ? 5 : 2;
    star.emplace_back(centre.x + px(reach) * std::cos(angle), centre.y + px(reach) * std::sin(angle));
  }
  cv::fillPoly(ink, std::vector<std::vector<cv::Point>>{star}, red, cv::LINE_AA);
  for (int i = 0; i < 40; ++i) {
    const double angle = 2 * std::numbers::pi * i / 40;
    const cv::Point2d direction(std::cos(angle), std::sin(angle));
    cv::line(ink, cv::Point2d(centre) + direction * px(13.5), cv::Point2d(centre) + direction * px(15.8),
             red, px(0.5), cv::LINE_AA);
  }
  cv::multiply(page, ink, page, 1.0 / 255);
}

/// Brightness from `darkest` at one edge to 1 at the other, across a random direction.
cv::Mat with_shadow(const cv::Mat& page, double darkest, Random& random) {
  const double angle = random.between(0, 2 * std::numbers::pi);
  cv::Mat light(page.size(), CV_32FC1);
  const double reach = std::hypot(page.cols, page.rows) / 2;
  for (int y = 0; y < page.rows; ++y) {
    auto* row = light.ptr<float>(y);
    for (int x = 0; x < page.cols; ++x) {
      const double along = ((x - page.cols / 2.0) * std::cos(angle) +
                            (y - page.rows / 2.0) * std::sin(angle)) / reach;
      row[x] = static_cast<float>(darkest + (1 - darkest) * std::clamp(0.5 + along * 0.7, 0.0, 1.0));
    }
  }
  cv::Mat out, factor = light;
  if (page.channels() == 3) cv::merge(std::vector<cv::Mat>{light, light, light}, factor);
  page.convertTo(out, CV_32F);
  cv::multiply(out, factor, out);
  out.convertTo(out, page.type());
  return out;
}

cv::Mat in_perspective(const cv::Mat& page, Random& random) {
  const auto w = static_cast<float>(page.cols), h = static_cast<float>(page.rows);
  const std::array<cv::Point2f, 4> corners{{{0, 0}, {w, 0}, {w, h}, {0, h}}};
  std::array<cv::Point2f, 4> moved = corners;
  for (std::size_t i = 0; i < moved.size(); ++i) {
    const auto inward = [&](float extent) { return extent * static_cast<float>(random.between(0.01, 0.05)); };
    moved[i].x += (corners[i].x == 0 ? 1.0F : -1.0F) * inward(w);
    moved[i].y += (corners[i].y == 0 ? 1.0F : -1.0F) * inward(h);
  }
  cv::Mat out;
  cv::warpPerspective(page, out, cv::getPerspectiveTransform(corners.data(), moved.data()),
                      page.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(92, 104, 118));
  return out;
}

cv::Mat as_bilevel(const cv::Mat& page) {
  cv::Mat gray;
  cv::cvtColor(page, gray, cv::COLOR_BGR2GRAY);
  cv::threshold(gray, gray, 165, 255, cv::THRESH_BINARY);
  return gray;
}

cv::Mat scanned(const cv::Mat& page, Random& random) {
  return with_noise(blurred(rotated(page, random.between(-1, 1)), 0.7), 6, random);
}

/// Between 2 and 8 degrees, either way.
double strong_skew(Random& random) {
  return random.between(2, 8) * (random.below(2) == 0 ? 1 : -1);
}

cv::Mat photographed(const cv::Mat& page, Random& random) {
  const cv::Mat lit = with_shadow(in_perspective(page, random), 0.6, random);
  return with_noise(blurred(lit, 0.9), 5, random);
}

cv::Mat stamped(cv::Mat page, double dpi, Random& random) {
  const cv::Point centre(cvRound(page.cols * random.between(0.25, 0.75)),
                         cvRound(page.rows * random.between(0.2, 0.75)));
  press_seal(page, dpi, centre);
  return scanned(page, random);
}

cv::Mat speckled(const cv::Mat& page, Random& random) {
  cv::Mat noisy = with_noise(page, 22, random);
  add_specks(noisy, 500, random);
  return noisy;
}

cv::Mat quarter_turned(const cv::Mat& page, Random& random) {
  cv::Mat out;
  cv::rotate(scanned(page, random), out, random.below(3));
  return out;
}

cv::Mat degraded(const cv::Mat& page, Degradation degradation, double dpi, Random& random) {
  switch (degradation) {
    case Degradation::clean: return page;
    case Degradation::scan: return scanned(page, random);
    case Degradation::low_jpeg: return scanned(page, random);
    case Degradation::skew: return with_noise(rotated(page, strong_skew(random)), 4, random);
    case Degradation::noise: return speckled(page, random);
    case Degradation::stamp: return stamped(page.clone(), dpi, random);
    case Degradation::shadow: return with_shadow(scanned(page, random), 0.55, random);
    case Degradation::bilevel: return as_bilevel(scanned(page, random));
    case Degradation::turned: return quarter_turned(page, random);
    case Degradation::phone: return photographed(page, random);
  }
  return page;
}

}  // namespace

std::span<const DegradationInfo> degradations() { return named; }

std::optional<Degradation> degradation_named(std::string_view name) {
  const auto found = std::ranges::find(named, name, &DegradationInfo::name);
  if (found == named.end()) return std::nullopt;
  return found->degradation;
}

PageImage degrade(const PageImage& page, Degradation degradation, double dpi, std::uint64_t seed) {
  Random random(seed);
  cv::Mat colour = imaging::as_mat(page);
  if (page.format() == PixelFormat::gray8) cv::cvtColor(colour, colour, cv::COLOR_GRAY2BGR);
  return imaging::from_mat(degraded(colour, degradation, dpi, random));
}

int jpeg_quality(Degradation degradation) {
  return degradation == Degradation::low_jpeg ? 30 : 85;
}

}  // namespace hoso::synthetic
