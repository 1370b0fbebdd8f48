// The contract that every plugin must keep: docs/plugins.md says it in words, this tries it out.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "contract/failure.hpp"

namespace hoso::contract {

/// What is tried, and with how much patience.
struct ContractTerms {
  std::filesystem::path library;
  std::filesystem::path readme;     ///< empty = the plugin comes without; not looked for
  std::filesystem::path resources;  ///< see StageSetup::resources; its first form is the specimen
  std::map<std::string, std::string> options{};  ///< for every stage of the library
  /// Input files of a source's own kind, beside the JPEG, PNG and PDF files that are always tried.
  std::vector<std::filesystem::path> samples{};
  /// For one call on one page. Generous: a stage that needs it is slow, not broken.
  std::chrono::milliseconds call_limit = std::chrono::seconds(120);
  /// For a call whose work was cancelled before it began. The promise is one second; the rest is
  /// for slow machines and sanitizers.
  std::chrono::milliseconds cancelled_limit = std::chrono::seconds(15);
};

struct ContractReport {
  Failures failures;  ///< empty = the contract is kept
  /// Threads still inside the plugin. When not 0, end the process by _Exit.
  int threads_left_behind = 0;
};

/// Judges and loads the library, holds its README against its options, makes each of its stages
/// and lets it work on a filled, a coloured, a blank, a one-pixel and a huge page (or what comes
/// nearest to these for its kind): twice, in two threads, and cancelled. Everything the library
/// may do wrong becomes a failure; a crash is one that ends the process.
///
/// Redirects the process's stdout and stderr while it works, so call it from one thread only, and
/// give sanitizers a log_path: a report that ends the process would be lost. Throws Error when
/// `resources` holds no form.
[[nodiscard]] ContractReport check_plugin(const ContractTerms&);

}  // namespace hoso::contract
