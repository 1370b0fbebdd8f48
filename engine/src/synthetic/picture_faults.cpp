#include "synthetic/picture_faults.hpp"

#include <array>
#include <cmath>
#include <numbers>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>

#include "synthetic/random.hpp"

namespace hoso::synthetic {
namespace {

constexpr auto named = std::to_array<PictureFaultInfo>({
    {PictureFault::blur, "blur"},
    {PictureFault::motion, "motion"},
    {PictureFault::dark, "dark"},
    {PictureFault::faded, "faded"},
    {PictureFault::glare, "glare"},
    {PictureFault::cover, "cover"},
    {PictureFault::cut, "cut"},
    {PictureFault::coarse, "coarse"},
    {PictureFault::keystone, "keystone"},
});

/// A page and how strongly it is to suffer.
struct Suffering {
  double severity;
  double px_per_mm;
  Random random;
};

/// The grey that a fair exposure gives white paper.
constexpr double paper_gain = 0.85;
const cv::Scalar table(70, 84, 98);

cv::Mat out_of_focus(const cv::Mat& page, const Suffering& one) {
  const double sigma_px = 0.5 * one.severity * one.px_per_mm;
  cv::Mat out = page.clone();
  if (sigma_px > 0.1) cv::GaussianBlur(page, out, cv::Size(), sigma_px);
  return out;
}

cv::Mat shaken(const cv::Mat& page, Suffering& one) {
  const double angle = one.random.between(0, std::numbers::pi);
  const double length_px = 1.5 * one.severity * one.px_per_mm;
  const int side = 2 * static_cast<int>(std::ceil(length_px / 2)) + 1;
  cv::Mat streak = cv::Mat::zeros(side, side, CV_32FC1);
  const cv::Point2d centre(side / 2, side / 2);
  const cv::Point2d reach = length_px / 2 * cv::Point2d(std::cos(angle), std::sin(angle));
  cv::line(streak, centre - reach, centre + reach, cv::Scalar(1));
  streak /= cv::sum(streak)[0];
  cv::Mat out;
  cv::filter2D(page, out, -1, streak);
  return out;
}

/// 1 inside an ellipse, 0 outside, its rim 4 mm soft.
cv::Mat soft_spot(cv::Size page, cv::Point centre, const Suffering& one) {
  cv::Mat spot = cv::Mat::zeros(page, CV_32FC1);
  const double radius_px = 60 * one.severity * one.px_per_mm;
  cv::ellipse(spot, centre, cv::Size(cvRound(radius_px), cvRound(0.7 * radius_px)), 20, 0, 360,
              cv::Scalar(1), cv::FILLED);
  cv::GaussianBlur(spot, spot, cv::Size(), 2 * one.px_per_mm);
  return spot;
}

/// `spot` of the page taken over by a plain grey.
cv::Mat with_spot(const cv::Mat& page, const cv::Mat& spot, double grey) {
  cv::Mat weight, out;
  cv::merge(std::vector<cv::Mat>{spot, spot, spot}, weight);
  page.convertTo(out, CV_32F);
  out = out.mul(cv::Scalar::all(1) - weight) + weight * grey;
  out.convertTo(out, CV_8U);
  return out;
}

cv::Mat with_glare(const cv::Mat& page, Suffering& one) {
  const cv::Point at(cvRound(page.cols * one.random.between(0.2, 0.8)),
                     cvRound(page.rows * one.random.between(0.2, 0.8)));
  constexpr double far_beyond_white = 400;
  return with_spot(page, soft_spot(page.size(), at, one), far_beyond_white);
}

cv::Mat with_cover(const cv::Mat& page, Suffering& one) {
  const cv::Point at(one.random.below(2) * page.cols,
                     cvRound(page.rows * one.random.between(0.2, 0.8)));
  return with_spot(page, soft_spot(page.size(), at, one), 22);
}

cv::Mat cut_off(const cv::Mat& page, Suffering& one) {
  const int away = cvRound(90 * one.severity * one.px_per_mm);
  switch (one.random.below(4)) {
    case 0: return page.rowRange(away, page.rows).clone();
    case 1: return page.rowRange(0, page.rows - away).clone();
    case 2: return page.colRange(away, page.cols).clone();
    default: return page.colRange(0, page.cols - away).clone();
  }
}

cv::Mat reduced(const cv::Mat& page, const Suffering& one) {
  const double scale = std::pow(0.25, one.severity);
  cv::Mat out;
  cv::resize(page, out, cv::Size(), scale, scale, cv::INTER_AREA);
  return out;
}

cv::Mat from_the_side(const cv::Mat& page, Suffering& one) {
  const auto w = static_cast<float>(page.cols), h = static_cast<float>(page.rows);
  const auto in = static_cast<float>(0.325 * one.severity) * w;
  const auto down = static_cast<float>(0.3 * one.severity) * h;
  const std::array<cv::Point2f, 4> corners{{{0, 0}, {w, 0}, {w, h}, {0, h}}};
  const std::array<cv::Point2f, 4> from_below{{{in, down}, {w - in, down}, {w, h}, {0, h}}};
  const std::array<cv::Point2f, 4> from_above{{{0, 0}, {w, 0}, {w - in, h - down}, {in, h - down}}};
  const auto& moved = one.random.below(2) == 0 ? from_below : from_above;
  cv::Mat out;
  cv::warpPerspective(page, out, cv::getPerspectiveTransform(corners.data(), moved.data()),
                      page.size(), cv::INTER_AREA, cv::BORDER_CONSTANT, table);
  return out;
}

/// `page` less light or less contrast; a fault of the light as a whole.
cv::Mat relit(const cv::Mat& page, double gain, double contrast) {
  cv::Mat out;
  page.convertTo(out, -1, gain * contrast, gain * (1 - contrast) * 255);
  return out;
}

cv::Mat suffered(const cv::Mat& page, PictureFault fault, Suffering& one) {
  switch (fault) {
    case PictureFault::blur: return out_of_focus(page, one);
    case PictureFault::motion: return shaken(page, one);
    case PictureFault::dark: return relit(page, std::pow(0.03, one.severity), 1);
    case PictureFault::faded: return relit(page, 1, 1 - 0.95 * one.severity);
    case PictureFault::glare: return with_glare(page, one);
    case PictureFault::cover: return with_cover(page, one);
    case PictureFault::cut: return cut_off(page, one);
    case PictureFault::coarse: return reduced(page, one);
    case PictureFault::keystone: return from_the_side(page, one);
  }
  return page;
}

cv::Mat with_sensor_noise(const cv::Mat& page, Random& random) {
  cv::RNG generator(random.next());
  cv::Mat noise(page.size(), CV_16SC3);
  generator.fill(noise, cv::RNG::NORMAL, 0, 3);
  cv::Mat out;
  cv::add(page, noise, out, cv::noArray(), page.type());
  return out;
}

}  // namespace

std::span<const PictureFaultInfo> picture_faults() { return named; }

PageImage spoilt(const PageImage& page, double dpi, const FaultGrade& grade) {
  Suffering one{grade.severity, dpi / mm_per_inch, Random(grade.seed)};
  cv::Mat photo = relit(imaging::as_mat(page), paper_gain, 1);
  cv::GaussianBlur(photo, photo, cv::Size(), 0.6);
  if (grade.severity > 0) photo = suffered(photo, grade.fault, one);
  return imaging::from_mat(with_sensor_noise(photo, one.random));
}

}  // namespace hoso::synthetic
