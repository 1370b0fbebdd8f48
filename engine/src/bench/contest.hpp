// The same pages through hoso and through what a user would take instead.
#pragma once

#include <filesystem>
#include <vector>

#include "bench/generate.hpp"
#include "bench/report.hpp"

namespace hoso::bench {

struct ContestPlan {
  std::filesystem::path hoso;     ///< the program
  std::filesystem::path scratch;  ///< an existing, empty folder
  int pages = 10;
  int jobs = 2;
  std::uint64_t seed = 1;
};

/// Scans at 300 dpi (slight skew, noise) of one form, as one PDF and as single JPEG files.
void write_contest_pages(const FormTemplate&, const synthetic::FieldStageOf&, const ContestPlan&);

/// Runs `hoso run`, then OCRmyPDF (PDF/A) and Tesseract where PATH has them, one after another,
/// over the pages written before.
[[nodiscard]] std::vector<Contender> run_contest(const ContestPlan&);

/// Seconds from start to the printed result of one page, second run (files in the page cache).
[[nodiscard]] double seconds_to_first_result(const ContestPlan&);

}  // namespace hoso::bench
