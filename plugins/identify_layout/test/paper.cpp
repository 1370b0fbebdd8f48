#include "paper.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>

namespace hoso::layout::test {
namespace {

constexpr double sheet_dpi = 300;
const cv::Size sheet_px(2480, 3508);
constexpr double sheet_width_mm = 210, sheet_height_mm = 297;

int px(double mm) { return static_cast<int>(std::lround(mm_to_px(mm, sheet_dpi))); }

cv::Mat white_sheet() { return cv::Mat(sheet_px, CV_8UC1, cv::Scalar(255)); }

std::string random_word(cv::RNG& random) {
  std::string word;
  const int letters = random.uniform(2, 8);
  for (int i = 0; i < letters; ++i) word += static_cast<char>('a' + random.uniform(0, 26));
  return word;
}

/// Draws words and remembers where they stand.
class Pen {
 public:
  explicit Pen(cv::Mat sheet) : sheet_(std::move(sheet)) {}

  /// Baseline at `y_mm`; returns where the next word may start.
  double word(const std::string& text, double x_mm, double y_mm, double scale = 1.2) {
    int below = 0;
    const cv::Size size = cv::getTextSize(text, face, scale, thickness, &below);
    const cv::Point at(px(x_mm), px(y_mm));
    cv::putText(sheet_, text, at, face, scale, cv::Scalar(20), thickness, cv::LINE_AA);
    const cv::Rect box(at.x, at.y - size.height - 3, size.width, size.height + below + 3);
    words_.push_back({text, {px_to_mm(box.x, sheet_dpi), px_to_mm(box.y, sheet_dpi),
                             px_to_mm(box.width, sheet_dpi), px_to_mm(box.height, sheet_dpi)}});
    return x_mm + px_to_mm(size.width, sheet_dpi) + 2;
  }
  double line(const std::string& text, double x_mm, double y_mm, double scale = 1.2) {
    std::size_t from = 0;
    while (from < text.size()) {
      const std::size_t to = std::min(text.find(' ', from), text.size());
      x_mm = word(text.substr(from, to - from), x_mm, y_mm, scale);
      from = to + 1;
    }
    return x_mm;
  }
  void dots(double from_mm, double to_mm, double y_mm) {
    for (double x = from_mm; x < to_mm; x += 1.1) {
      cv::circle(sheet_, {px(x), px(y_mm)}, 2, cv::Scalar(20), cv::FILLED, cv::LINE_AA);
    }
  }
  void box(double x_mm, double y_mm, double width_mm, double height_mm) {
    cv::rectangle(sheet_, {px(x_mm), px(y_mm), px(width_mm), px(height_mm)}, cv::Scalar(20), 2);
  }
  cv::Mat sheet_;
  std::vector<PrintedWord> words_;

 private:
  static constexpr int face = cv::FONT_HERSHEY_COMPLEX, thickness = 2;
};

void draw_items(Pen& pen, cv::RNG& random) {
  for (int item = 0; item < 10; ++item) {
    const double y = 62 + item * 10;
    double x = pen.word(std::to_string(item + 1) + ".", 30, y);
    for (int i = random.uniform(2, 6); i > 0; --i) x = pen.word(random_word(random), x, y);
    if (item == 3 || item == 8) {
      for (int cell = 0; cell < 12; ++cell) pen.box(95 + cell * 7.5, y - 6, 7.5, 7.5);
    } else {
      pen.dots(x, 185, y);
    }
  }
}

void draw_table(Pen& pen, cv::RNG& random) {
  const double widths[] = {10, 45, 30, 15, 35, 25};
  double x = 30;
  for (const double width : widths) {
    pen.word(random_word(random), x + 1, 166, 0.8);
    for (int row = 0; row < 8; ++row) pen.box(x, 160 + row * 9, width, 9);
    x += width;
  }
}

void draw_signatures(Pen& pen, cv::RNG& random) {
  for (int block = 0; block < 4; ++block) {
    double x = 28 + block * 42;
    for (int i = 0; i < 2; ++i) x = pen.word(random_word(random), x, 246, 0.9);
  }
  for (int line = 0; line < 4; ++line) {
    double x = 30;
    for (int i = 0; i < 9; ++i) x = pen.word(random_word(random), x, 272 + line * 5, 0.8);
  }
}

cv::Matx33d turn_about(const cv::Point2d& centre, double degrees) {
  const double a = degrees * std::numbers::pi / 180, c = std::cos(a), s = std::sin(a);
  return {c, -s, centre.x - c * centre.x + s * centre.y,
          s, c,  centre.y - s * centre.x - c * centre.y, 0, 0, 1};
}

cv::Matx33d perspective_of(cv::Size size, double share, cv::RNG& random) {
  const auto w = static_cast<float>(size.width), h = static_cast<float>(size.height);
  const cv::Point2f from[] = {{0, 0}, {w, 0}, {w, h}, {0, h}};
  cv::Point2f to[4];
  for (int i = 0; i < 4; ++i) {
    const auto in = [&](float side) {
      return side * static_cast<float>(random.uniform(0.0, share));
    };
    to[i] = {from[i].x + (from[i].x == 0 ? in(w) : -in(w)),
             from[i].y + (from[i].y == 0 ? in(h) : -in(h))};
  }
  return cv::Matx33d(cv::getPerspectiveTransform(from, to));
}

MmPoint bent(MmPoint at, double by_mm) {
  const double bulge = std::sin(std::numbers::pi * at.x / sheet_width_mm) *
                       std::sin(std::numbers::pi * at.y / sheet_height_mm);
  return {at.x + by_mm * 0.5 * bulge, at.y + by_mm * bulge};
}

/// Flattens by fixed-point steps; the bulge is small.
MmPoint unbent(MmPoint at, double by_mm) {
  MmPoint guess = at;
  for (int i = 0; by_mm != 0 && i < 6; ++i) {
    const MmPoint there = bent(guess, by_mm);
    guess = {guess.x + at.x - there.x, guess.y + at.y - there.y};
  }
  return guess;
}

PixelPoint mapped(const cv::Matx33d& m, MmPoint at) {
  const cv::Vec3d v = m * cv::Vec3d(at.x, at.y, 1);
  return {v[0] / v[2], v[1] / v[2]};
}

cv::Mat photographed(const cv::Mat& sheet, const Taken& truth, cv::Size size) {
  const cv::Matx33d back = truth.plane.inv();
  cv::Mat map(size, CV_32FC2);
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const PixelPoint flat = mapped(back, {x + 0.5, y + 0.5});
      const MmPoint at = unbent({flat.x, flat.y}, truth.bend_mm);
      map.at<cv::Vec2f>(y, x) = {static_cast<float>(mm_to_px(at.x, sheet_dpi) - 0.5),
                                 static_cast<float>(mm_to_px(at.y, sheet_dpi) - 0.5)};
    }
  }
  cv::Mat taken;
  cv::remap(sheet, taken, map, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_CONSTANT,
            cv::Scalar::all(235));
  return taken;
}

void stamp(cv::Mat& page, double px_per_mm, cv::RNG& random) {
  cv::Mat ink(page.size(), CV_8UC3, cv::Scalar::all(255));
  const cv::Point centre(random.uniform(page.cols / 4, page.cols * 3 / 4),
                         random.uniform(page.rows / 4, page.rows * 3 / 4));
  const cv::Scalar red(60, 50, 205);
  for (const double radius_mm : {18.0, 13.0, 4.0}) {
    cv::circle(ink, centre, static_cast<int>(radius_mm * px_per_mm), red,
               static_cast<int>(std::max(1.0, px_per_mm)), cv::LINE_AA);
  }
  cv::multiply(page, ink, page, 1.0 / 255);
}

void darken(cv::Mat& page, double darkest) {
  cv::Mat light(1, page.cols, CV_32FC1);
  for (int x = 0; x < page.cols; ++x) {
    light.at<float>(0, x) = static_cast<float>(darkest + (1 - darkest) * x / page.cols);
  }
  cv::Mat bright;
  page.convertTo(bright, CV_32F);
  cv::multiply(bright, cv::repeat(light, page.rows, 1), bright);
  bright.convertTo(page, page.type());
}

void add_noise(cv::Mat& page, double deviation, cv::RNG& random) {
  cv::Mat noise(page.size(), CV_16SC1);
  random.fill(noise, cv::RNG::NORMAL, 0, deviation);
  cv::add(page, noise, page, cv::noArray(), CV_8U);
}

/// What JPEG does to a picture: coarse steps for the waves of each 8 x 8 block, coarser for short
/// waves (the shape of ITU-T T.81 table K.1).
void quantise_blocks(cv::Mat& page, int step) {
  page = page(cv::Rect(0, 0, page.cols / 8 * 8, page.rows / 8 * 8)).clone();
  for (int y = 0; y < page.rows; y += 8) {
    for (int x = 0; x < page.cols; x += 8) {
      cv::Mat block, waves, part = page(cv::Rect(x, y, 8, 8));
      part.convertTo(block, CV_32F);
      cv::dct(block, waves);
      for (int v = 0; v < 8; ++v) {
        for (int u = 0; u < 8; ++u) {
          const float s = static_cast<float>(step) * (1 + 0.5F * static_cast<float>(u + v));
          waves.at<float>(v, u) = std::round(waves.at<float>(v, u) / s) * s;
        }
      }
      cv::idct(waves, block);
      block.convertTo(part, CV_8U);
    }
  }
}

void wear(cv::Mat& page, const Handling& handling, cv::RNG& random) {
  if (handling.blur_px > 0) cv::GaussianBlur(page, page, {}, handling.blur_px);
  if (handling.shadow > 0) darken(page, handling.shadow);
  if (handling.noise > 0) add_noise(page, handling.noise, random);
  if (handling.block_step > 0) quantise_blocks(page, handling.block_step);
  if (handling.two_level) cv::threshold(page, page, 165, 255, cv::THRESH_BINARY);
}

cv::Matx33d plane_of(const Handling& handling, cv::Size size, cv::RNG& random) {
  const double scale = handling.dpi / mm_per_inch, w = size.width, h = size.height;
  const cv::Matx33d skew = turn_about({w / 2, h / 2}, handling.skew_degrees);
  const cv::Matx33d lens = perspective_of(size, handling.perspective, random);
  const cv::Matx33d turns[] = {cv::Matx33d::eye(), {0, -1, h, 1, 0, 0, 0, 0, 1},
                               {-1, 0, w, 0, -1, h, 0, 0, 1}, {0, 1, 0, -1, 0, w, 0, 0, 1}};
  return turns[handling.quarter_turns] * lens * skew * cv::Matx33d(scale, 0, 0, 0, scale, 0, 0, 0, 1);
}

}  // namespace

std::shared_ptr<const FormTemplate> drawn_form(const std::string& version,
                                               const std::string& top_line,
                                               std::uint64_t layout) {
  Pen pen(white_sheet());
  cv::RNG random(layout * 7919 + 1);
  pen.line(top_line, 60, 14, 0.9);
  pen.line("CONG HOA XA HOI CHU NGHIA VIET NAM", 45, 24);
  pen.line("Doc lap Tu do Hanh phuc", 70, 31);
  double x = 60;
  for (int i = 0; i < 5; ++i) x = pen.word(random_word(random), x, 44, 1.4);
  draw_items(pen, random);
  draw_table(pen, random);
  draw_signatures(pen, random);
  auto form = std::make_shared<FormTemplate>();
  form->id = "drawn", form->version = version;
  TemplatePage page;
  page.words = pen.words_;
  page.blank = Blank(imaging::from_mat(pen.sheet_), 300);
  page.version_marks = {{55, 9, 110, 7}};
  form->pages.push_back(std::move(page));
  return form;
}

cv::Mat drawn_letter(std::uint64_t seed) {
  Pen pen(white_sheet());
  cv::RNG random(seed * 104729 + 3);
  pen.line("CONG HOA XA HOI CHU NGHIA VIET NAM", 45, 24);
  pen.line("Doc lap Tu do Hanh phuc", 70, 31);
  const double pitch = random.uniform(6.0, 11.0);
  for (double y = 45; y < 270; y += pitch) {
    double x = random.uniform(25.0, 40.0);
    while (x < 170) x = pen.word(random_word(random), x, y, random.uniform(0.9, 1.3));
  }
  return pen.sheet_;
}

cv::Mat filled_in(const cv::Mat& blank, std::uint64_t seed) {
  Pen pen(blank.clone());
  cv::RNG random(seed * 15485863 + 5);
  for (int item = 0; item < 10; ++item) {
    double x = random.uniform(85.0, 110.0);
    while (x < 160) x = pen.word(random_word(random), x, 61.5 + item * 10, 1.1);
  }
  for (int row = 1; row < random.uniform(2, 8); ++row) {
    for (const double x : {42.0, 86.0, 131.0}) pen.word(random_word(random), x, 166 + row * 9, 0.9);
  }
  return pen.sheet_;
}

PixelPoint Taken::at(MmPoint point) const { return mapped(plane, bent(point, bend_mm)); }

Taken taken(const cv::Mat& clean, const Handling& handling, std::uint64_t seed) {
  cv::RNG random(seed * 6700417 + 11);
  const double scale = handling.dpi / sheet_dpi;
  const cv::Size size(static_cast<int>(sheet_px.width * scale),
                      static_cast<int>(sheet_px.height * scale));
  Taken result;
  result.bend_mm = handling.bend_mm;
  result.plane = plane_of(handling, size, random);
  const cv::Size turned = handling.quarter_turns % 2 != 0 ? cv::Size(size.height, size.width) : size;
  // Finer sheets are softened first, as a scanner's cells average what they see.
  cv::Mat sheet = clean;
  if (scale < 0.99) cv::GaussianBlur(clean, sheet, {}, 0.45 / scale);
  cv::Mat picture = photographed(sheet, result, turned);
  picture = picture.rowRange(0, static_cast<int>(picture.rows * handling.visible)).clone();
  wear(picture, handling, random);
  if (handling.stamp) {
    cv::cvtColor(picture, picture, cv::COLOR_GRAY2BGR);
    stamp(picture, handling.dpi / mm_per_inch, random);
  }
  result.page.image = imaging::from_mat(picture);
  return result;
}

double error_mm(const Taken& taken, const Alignment& alignment, int quarter_turns,
                double percentile) {
  const PixelSize size = taken.page.image.size();
  const double w = size.width, h = size.height;
  std::vector<double> errors;
  for (double x = 20; x <= 190; x += 10) {
    for (double y = 15; y <= 282; y += 12) {
      PixelPoint truth = taken.at({x, y});
      if (truth.x < 0 || truth.y < 0 || truth.x > w || truth.y > h) continue;
      if (quarter_turns == 1) truth = {h - truth.y, truth.x};
      else if (quarter_turns == 2) truth = {w - truth.x, h - truth.y};
      else if (quarter_turns == 3) truth = {truth.y, w - truth.x};
      const PixelPoint found = alignment.to_page(MmPoint{x, y});
      errors.push_back(std::hypot(found.x - truth.x, found.y - truth.y) /
                       (alignment.dpi_at({x, y}) / mm_per_inch));
    }
  }
  if (errors.empty()) return 1e9;
  std::ranges::sort(errors);
  const double rank = percentile / 100 * static_cast<double>(errors.size() - 1);
  return errors[static_cast<std::size_t>(std::lround(rank))];
}

}  // namespace hoso::layout::test
