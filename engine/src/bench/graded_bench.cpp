#include "bench/graded_bench.hpp"

#include <cstdlib>
#include <exception>
#include <iostream>

namespace hoso::bench {

int graded_main(int argument_count, char** arguments, void (*run)(const GradedSettings&)) {
  if (argument_count < 2) {
    std::cerr << "usage: " << arguments[0] << " BUILD [PAGES-PER-GRADE [SEED [GRADES]]]\n";
    return 1;
  }
  try {
    GradedSettings settings{arguments[1]};
    if (argument_count > 2) settings.pages = std::atoi(arguments[2]);
    if (argument_count > 3) settings.seed = std::strtoull(arguments[3], nullptr, 10);
    if (argument_count > 4) settings.grades = std::atoi(arguments[4]);
    run(settings);
    return 0;
  } catch (const std::exception& problem) {
    std::cerr << arguments[0] << ": " << problem.what() << '\n';
    return 1;
  }
}

}  // namespace hoso::bench
