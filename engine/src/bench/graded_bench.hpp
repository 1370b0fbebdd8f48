// What benches have in common that spoil pages grade by grade:
//   NAME BUILD [PAGES-PER-GRADE [SEED [GRADES]]]
#pragma once

#include <cstdint>
#include <filesystem>

namespace hoso::bench {

struct GradedSettings {
  std::filesystem::path build;  ///< the build folder
  int pages = 4;                ///< per grade
  std::uint64_t seed = 1;
  int grades = 5;

  [[nodiscard]] std::filesystem::path plugins() const { return build / "lib/hoso/plugins"; }
  [[nodiscard]] std::filesystem::path templates() const { return build / "share/hoso/templates"; }
  [[nodiscard]] std::filesystem::path decoder() const { return build / "lib/hoso/hoso-decoder"; }
};

/// Runs the bench with what the command line says. Exit status: 0, or 1 after a complaint on standard error.
[[nodiscard]] int graded_main(int argument_count, char** arguments, void (*run)(const GradedSettings&));

}  // namespace hoso::bench
