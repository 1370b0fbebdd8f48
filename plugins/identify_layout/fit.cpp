#include "fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/calib3d.hpp>
#include <opencv2/core.hpp>

namespace hoso::layout {
namespace {

constexpr int lattice_columns = 15, lattice_rows = 21;
constexpr std::size_t min_marks = 8;

/// Terms of a polynomial in x and y up to fourth order, lowest first.
constexpr int max_terms = 15;
using Terms = std::array<double, max_terms>;

Terms terms_at(double x, double y) {
  const double xx = x * x, yy = y * y;
  return {1,      x,      y,      xx,      x * y,   yy,      xx * x, xx * y,
          x * yy, yy * y, xx * xx, xx * x * y, xx * yy, x * yy * y, yy * yy};
}

int terms_for(std::size_t marks) {
  if (marks >= 70) return 15;
  if (marks >= 40) return 10;
  if (marks >= 20) return 6;
  return marks >= 12 ? 3 : 1;
}

/// Page mm -> -1..1, held inside the marks' extent: a polynomial is worthless beyond it.
class UnitSquare {
 public:
  UnitSquare(const TemplatePage& page, const std::vector<Observation>& marks)
      : width_(page.width_mm), height_(page.height_mm), low_{width_, height_}, high_{0, 0} {
    for (const Observation& mark : marks) {
      low_ = {std::min(low_.x, mark.blank.x), std::min(low_.y, mark.blank.y)};
      high_ = {std::max(high_.x, mark.blank.x), std::max(high_.y, mark.blank.y)};
    }
  }
  [[nodiscard]] Terms terms(MmPoint at) const {
    const double x = std::clamp(at.x, low_.x, high_.x), y = std::clamp(at.y, low_.y, high_.y);
    return terms_at(2 * x / width_ - 1, 2 * y / height_ - 1);
  }

 private:
  double width_, height_;
  MmPoint low_, high_;
};

/// What the base leaves over at each mark, and how far each is believed.
struct Residuals {
  std::vector<Terms> terms;
  cv::Mat shift;  ///< marks x 2, px
  std::vector<double> weight;
};

Residuals residuals_of(const std::vector<Observation>& marks, const Alignment& base,
                       const UnitSquare& square) {
  Residuals residuals;
  residuals.shift.create(static_cast<int>(marks.size()), 2, CV_64F);
  for (int i = 0; i < residuals.shift.rows; ++i) {
    const Observation& mark = marks[static_cast<std::size_t>(i)];
    const PixelPoint at = base.to_page(mark.blank);
    residuals.shift.at<double>(i, 0) = mark.page.x - at.x;
    residuals.shift.at<double>(i, 1) = mark.page.y - at.y;
    residuals.terms.push_back(square.terms(mark.blank));
    residuals.weight.push_back(std::max(0.05, mark.similarity));
  }
  return residuals;
}

/// Weighted least squares with a slight pull to zero, so that few marks do not make it swing.
cv::Mat solved(const Residuals& residuals, const std::vector<double>& weight, int terms) {
  cv::Mat normal(terms, terms, CV_64F, cv::Scalar(0)), right(terms, 2, CV_64F, cv::Scalar(0));
  for (int i = 0; i < residuals.shift.rows; ++i) {
    const Terms& t = residuals.terms[static_cast<std::size_t>(i)];
    const double w = weight[static_cast<std::size_t>(i)];
    for (int row = 0; row < terms; ++row) {
      const double wt = w * t[static_cast<std::size_t>(row)];
      for (int column = 0; column < terms; ++column) {
        normal.at<double>(row, column) += wt * t[static_cast<std::size_t>(column)];
      }
      right.at<double>(row, 0) += wt * residuals.shift.at<double>(i, 0);
      right.at<double>(row, 1) += wt * residuals.shift.at<double>(i, 1);
    }
  }
  normal += cv::Mat::eye(terms, terms, CV_64F) * 1e-3 * residuals.shift.rows;
  cv::Mat coefficients;
  cv::solve(normal, right, coefficients, cv::DECOMP_CHOLESKY);
  return coefficients;
}

cv::Point2d value_of(const cv::Mat& coefficients, const Terms& terms) {
  cv::Point2d sum;
  for (int i = 0; i < coefficients.rows; ++i) {
    const double t = terms[static_cast<std::size_t>(i)];
    sum += cv::Point2d(t * coefficients.at<double>(i, 0), t * coefficients.at<double>(i, 1));
  }
  return sum;
}

cv::Point2d left_over(const Residuals& residuals, const cv::Mat& coefficients, std::size_t i) {
  const double* shift = residuals.shift.ptr<double>(static_cast<int>(i));
  return cv::Point2d(shift[0], shift[1]) - value_of(coefficients, residuals.terms[i]);
}

/// Tukey's biweight: a mark that misses by `tolerance_px` counts for nothing.
std::vector<double> reweighted(const Residuals& residuals, const cv::Mat& coefficients,
                               double tolerance_px) {
  std::vector<double> weight = residuals.weight;
  for (std::size_t i = 0; i < weight.size(); ++i) {
    const cv::Point2d left = left_over(residuals, coefficients, i);
    const double share = std::min(1.0, left.dot(left) / (tolerance_px * tolerance_px));
    weight[i] *= (1 - share) * (1 - share);
  }
  return weight;
}

cv::Mat robust_coefficients(const Residuals& residuals, int terms, double tolerance_px) {
  cv::Mat coefficients = solved(residuals, residuals.weight, terms);
  constexpr int rounds = 4;
  for (int round = 0; round < rounds; ++round) {
    coefficients = solved(residuals, reweighted(residuals, coefficients, tolerance_px), terms);
  }
  return coefficients;
}

PixelPoint minus(PixelPoint a, PixelPoint b) { return {a.x - b.x, a.y - b.y}; }

}  // namespace

std::optional<Alignment> plane_through(const std::vector<Observation>& marks,
                                       double tolerance_px) {
  if (marks.size() < min_marks) return std::nullopt;
  std::vector<cv::Point2d> from, to;
  for (const Observation& mark : marks) {
    from.emplace_back(mark.blank.x, mark.blank.y);
    to.emplace_back(mark.page.x, mark.page.y);
  }
  cv::Mat inlier;
  const cv::Mat found = cv::findHomography(from, to, cv::RANSAC, tolerance_px, inlier, 2000, 0.999);
  if (found.empty() || cv::countNonZero(inlier) < static_cast<int>(min_marks)) return std::nullopt;
  std::array<double, 9> plane;
  std::copy(found.begin<double>(), found.end<double>(), plane.begin());
  return Alignment(plane);
}

Alignment moved_onto(const std::vector<Observation>& marks, const Alignment& base,
                     const TemplatePage& page, double tolerance_px) {
  if (marks.size() < min_marks) return base;
  const UnitSquare square(page, marks);
  const Residuals residuals = residuals_of(marks, base, square);
  const cv::Mat coefficients = robust_coefficients(residuals, terms_for(marks.size()), tolerance_px);
  const Alignment plane(base.homography());
  Alignment::Lattice lattice{lattice_columns, lattice_rows, page.width_mm, page.height_mm, {}};
  for (int row = 0; row < lattice_rows; ++row) {
    for (int column = 0; column < lattice_columns; ++column) {
      const MmPoint at{page.width_mm * column / (lattice_columns - 1),
                       page.height_mm * row / (lattice_rows - 1)};
      const PixelPoint before = minus(base.to_page(at), plane.to_page(at));
      const cv::Point2d shift = value_of(coefficients, square.terms(at));
      lattice.shift_px.push_back({before.x + shift.x, before.y + shift.y});
    }
  }
  return Alignment(base.homography(), std::move(lattice));
}

}  // namespace hoso::layout
