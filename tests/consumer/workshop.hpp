// An installed hoso, and commands typed as a person would.
#pragma once

#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "support/hoso_command.hpp"

namespace hoso::workshop {

namespace fs = std::filesystem;

inline const fs::path installed = fs::path(HOSO_PREFIX) / "bin" / "hoso";

inline testing_support::CommandResult typed(const std::string& command) {
  return testing_support::run_command("/bin/sh", {"-c", command}, {"CXX=" HOSO_COMPILER, "CCACHE_DISABLE=1"});
}

inline std::ptrdiff_t lines_in(const fs::path& file) {
  const std::string text = testing_support::text_of_file(file);
  return std::count(text.begin(), text.end(), '\n');
}

/// Of all processes that this one started: what a machine that does nothing else would need at most.
inline double worked_seconds() {
  rusage used{};
  getrusage(RUSAGE_CHILDREN, &used);
  const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + time.tv_usec / 1e6; };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// A package says which stages took part in it.
inline bool took_part(const fs::path& packages, const std::string& stage) {
  std::error_code absent;
  for (const auto& file : fs::recursive_directory_iterator(packages, absent)) {
    if (file.path().filename() != "dossier.xml") continue;
    if (testing_support::text_of_file(file.path()).find('"' + stage + '"') != std::string::npos) return true;
  }
  return false;
}

}  // namespace hoso::workshop
