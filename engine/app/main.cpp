// The hoso command. docs/cli.md.
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <system_error>

#include <hoso/error.hpp>

#include "bench_command.hpp"
#include "command_line.hpp"
#include "cover_command.hpp"
#include "drafting/form_command.hpp"
#include "export_command.hpp"
#include "fill_command.hpp"
#include "init_command.hpp"
#include "lint_command.hpp"
#include "list_commands.hpp"
#include "messages.hpp"
#include "office/audit_command.hpp"
#include "office/backup_command.hpp"
#include "office/dossiers_command.hpp"
#include "office/erase_command.hpp"
#include "office/export_dossiers.hpp"
#include "office/holdings_command.hpp"
#include "office/import_command.hpp"
#include "office/queue_command.hpp"
#include "office/scan_command.hpp"
#include "office/watch_command.hpp"
#include "pack_command.hpp"
#include "place_command.hpp"
#include "plugin_command.hpp"
#include "procedures_command.hpp"
#include "read_command.hpp"
#include "receipt_command.hpp"
#include "review/learn_command.hpp"
#include "review/review_command.hpp"
#include "review/work_command.hpp"
#include "rehearse_command.hpp"
#include "separator_command.hpp"
#include "sign_command.hpp"
#include "signatures_command.hpp"
#include "split_command.hpp"
#include "submit_command.hpp"
#include "variants_command.hpp"
#include "verify_command.hpp"
#include "why_command.hpp"

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
    case Command::run: return line.split ? split_command(line) : read_command(line);
    case Command::split: return split_command(line);
    case Command::separator: return separator_command(line);
    case Command::fill: return fill_command(line);
    case Command::receipt: return receipt_command(line);
    case Command::cover: return cover_command(line);
    case Command::exporting: return line.workspace.folder ? export_dossiers(line) : export_command(line);
    case Command::pack: return pack_command(line);
    case Command::verify: return verify_command(line);
    case Command::unpack: return unpack_command(line);
    case Command::sign: return sign_command(line);
    case Command::signatures: return signatures_command(line);
    case Command::rehearse: return rehearse_command(line);
    case Command::submit: return submit_command(line);
    case Command::init: return init_command(line);
    case Command::importing: return import_command(line);
    case Command::dossiers: return dossiers_command(line);
    case Command::queue: return queue_command(line);
    case Command::audit: return audit_command(line);
    case Command::backup: return backup_command(line);
    case Command::restore: return restore_command(line);
    case Command::holdings: return holdings_command(line);
    case Command::erase: return erase_command(line);
    case Command::expire: return expire_command(line);
    case Command::watch: return watch_command(line);
    case Command::scan: return scan_command(line);
    case Command::work: return work_command(line);
    case Command::review: return review_command(line);
    case Command::learn: return learn_command(line);
    case Command::why: return why_command(line);
    case Command::bench: return bench_command(line);
    case Command::place: return place_command(line);
    case Command::procedures: return procedures_command(line);
    case Command::form: return form_command(line);
    case Command::templates: return lint_command(line);
    case Command::variants: return variants_command(line);
    case Command::plugin:
      return line.workshop.action == WorkshopAction::make ? plugin_new_command(line) : plugin_check_command(line);
    case Command::plugins: return plugins_command(line);
    case Command::forms: return forms_command(line);
    case Command::version: return version_command(line);
    default: return read_command(line);
  }
}

hoso::Error not_printed(const std::string& why) {
  return hoso::Error("output.not_printed", {{"detail", why}});
}

hoso::Error bug(const std::exception& failure) {
  return hoso::Error("internal.bug", {{"detail", failure.what()}});
}

/// A full disk must not pass for an empty answer.
void require_printed() {
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0 || !std::cout.flush()) {
    throw not_printed(std::strerror(errno));
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
    const ExitCode code = line ? dispatch(*line) : ExitCode::packaged;
    require_printed();
    return code;
  } catch (const hoso::Error& error) {
    return report(error);
  } catch (const std::filesystem::filesystem_error& failure) {
    return report(bug(failure));
  } catch (const std::system_error& failure) {  // from fmt::print
    return report(not_printed(failure.code().message()));
  } catch (const std::exception& failure) {
    return report(bug(failure));
  }
}

}  // namespace

int main(int argc, char** argv) {
  keep_libraries_single_threaded();
  return static_cast<int>(run(argc, argv));
}
