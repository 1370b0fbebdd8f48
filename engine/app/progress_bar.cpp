#include "progress_bar.hpp"

#include <fmt/format.h>
#include <unistd.h>

namespace hoso::app {

ProgressBar::ProgressBar() : visible_(isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
  if (visible_) fmt::print(stderr, "\r\x1b[K");
}

void ProgressBar::show(const pipeline::Progress& progress) {
  constexpr int width = 30;
  if (!visible_ || progress.pages == 0) return;
  const int filled = width * progress.pages_done / progress.pages;
  fmt::print(stderr, "\r[{:█<{}}{:░<{}}] {}/{} trang", "", filled, "", width - filled,
             progress.pages_done, progress.pages);
  std::fflush(stderr);
}

}  // namespace hoso::app
