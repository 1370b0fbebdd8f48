// Cuts comb pictures into cell pictures exactly as the plugin does, for train.py.
//
// stdin:  records of int32 width, height, cells, comb x, y, width, height (px), then grey pixels.
// stdout: per cell one byte (1 = something is written), then cell_side_px^2 bytes.
#include <array>
#include <cstdint>
#include <iostream>

#include "../cell_ink.hpp"

namespace {

using hoso::boxes::cell_side_px;

void write_cell(const cv::Mat& digit) {
  std::cout.put(digit.empty() ? 0 : 1);
  const cv::Mat cell = digit.empty() ? cv::Mat(cell_side_px, cell_side_px, CV_8U, cv::Scalar(0))
                                     : digit;
  std::cout.write(reinterpret_cast<const char*>(cell.data),
                  static_cast<std::streamsize>(cell.total()));
}

}  // namespace

int main() {
  std::array<std::int32_t, 7> head{};
  while (std::cin.read(reinterpret_cast<char*>(head.data()), sizeof head)) {
    cv::Mat gray(head[1], head[0], CV_8U);
    std::cin.read(reinterpret_cast<char*>(gray.data), static_cast<std::streamsize>(gray.total()));
    const hoso::boxes::Ink ink = hoso::boxes::ink_of(gray);
    const cv::Rect2d comb(head[3], head[4], head[5], head[6]);
    for (const cv::Mat& digit : digits_in_cells(ink, find_grid(ink, comb, head[2]))) {
      write_cell(digit);
    }
  }
  return std::cout.flush() ? 0 : 1;
}
