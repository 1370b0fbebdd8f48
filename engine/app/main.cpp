// The hoso command. docs/cli.md.
#include <cstdlib>

#include <hoso/error.hpp>

#include "bench_command.hpp"
#include "command_line.hpp"
#include "list_commands.hpp"
#include "messages.hpp"
#include "read_command.hpp"

namespace {

using hoso::ExitCode;
using namespace hoso::app;

/// Pages are spread over workers, so the libraries below must not start threads of their own.
/// Read by OpenMP (Tesseract) and OpenCV when a plugin first loads them.
void keep_libraries_single_threaded() {
  for (const char* name : {"OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"}) {
    setenv(name, "1", 1);
  }
}

ExitCode dispatch(const CommandLine& line) {
  switch (line.command) {
    case Command::bench: return bench_command(line);
    case Command::plugins: return plugins_command(line);
    case Command::forms: return forms_command(line);
    case Command::version: return version_command(line);
    default: return read_command(line);
  }
}

ExitCode report(const hoso::Error& error) {
  const hoso::Diagnostic diagnostic = diagnostic_of(error);
  print_messages({&diagnostic, 1}, Language::both);
  return exit_code_of(diagnostic);
}

ExitCode run(int argc, char** argv) {
  try {
    const auto line = parse_command_line(argc, argv);
    return line ? dispatch(*line) : ExitCode::packaged;
  } catch (const hoso::Error& error) {
    return report(error);
  } catch (const std::exception& failure) {
    return report(hoso::Error("internal.bug", {{"detail", failure.what()}}));
  }
}

}  // namespace

int main(int argc, char** argv) {
  keep_libraries_single_threaded();
  return static_cast<int>(run(argc, argv));
}
