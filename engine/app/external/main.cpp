// hoso-confined: gives up files, network and other processes, then becomes a plugin's program. Not for people:
//   hoso-confined MEMORY_MIB CPU_SECONDS FOLDER PROGRAM [ARGUMENT …]
// The program may read below /usr and FOLDER. Exit status 124 = cannot be confined, 126 = cannot be started; else the
// program's own (docs/external-plugins.md).
#include <unistd.h>

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "confine/confinement.hpp"

namespace {

constexpr int cannot_confine = 124;
constexpr int cannot_start = 126;

/// 0 = no number.
std::uint64_t number_in(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failure == std::errc() && end == text.data() + text.size() ? number : 0;
}

}  // namespace

int main(int count, char** words) {
  if (count < 5) return cannot_start;
  hoso::confine::ConfinementRules rules;
  rules.address_space_bytes = number_in(words[1]) << 20;
  rules.cpu_seconds = number_in(words[2]);
  rules.readable_folders = {"/usr", "/lib", "/lib64", words[3]};
  rules.becomes_program = true;
  if (rules.address_space_bytes == 0 || rules.cpu_seconds == 0) return cannot_start;
  if (::chdir(words[3]) != 0) return cannot_start;
  // Numeric libraries start a thread for each core, which is refused.
  ::setenv("OMP_NUM_THREADS", "1", 1);
  ::setenv("OPENBLAS_NUM_THREADS", "1", 1);
  if (!hoso::confine::confine(rules).complete) return cannot_confine;
  ::execve(words[4], words + 4, environ);
  return cannot_start;
}
