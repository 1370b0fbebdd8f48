#pragma once

#include "pipeline/run.hpp"

namespace hoso::app {

/// One line on stderr, redrawn in place; nothing at all when stderr is no terminal.
class ProgressBar {
 public:
  ProgressBar();
  /// Wipes the line.
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(const pipeline::Progress&);

 private:
  const bool visible_;
};

}  // namespace hoso::app
