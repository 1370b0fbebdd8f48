// A scanner, as pages.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "confine/decoder.hpp"

namespace hoso::intake {

/// What is asked of a scanner. Empty texts leave the choice to the scanner.
struct ScanOrder {
  std::string device;
  int resolution = 300;  ///< dpi
  std::string mode = "gray";
  std::string source;
  std::string config_folder;  ///< of the drivers; empty = the system's
};

struct ScannerName {
  std::string device;  ///< for ScanOrder
  std::string label;   ///< maker and model
};

/// Drives a scanner through a source stage in a child process. `setup` names the child (hoso-scanner) and one stage.
/// One thread.
class Scanner {
 public:
  explicit Scanner(confine::DecoderSetup setup);

  /// Throws what the stage throws ("scan.…"), "decoder.unavailable".
  [[nodiscard]] std::vector<ScannerName> list(const std::string& config_folder, std::stop_token stop);
  /// Calls `page` for each sheet until the feeder is empty. Throws what the stage throws, Cancelled, and "limit.pages"
  /// when there are more sheets than the limit; pages that came before are then good but not all.
  void scan(const ScanOrder&, std::stop_token stop, const std::function<void(const Page&)>& page);

 private:
  confine::DecoderSetup setup_;
  confine::Decoder decoder_;
};

}  // namespace hoso::intake
