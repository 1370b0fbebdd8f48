// What a scanner is asked for: the "file" that this source opens.
#pragma once

#include <optional>
#include <span>
#include <string>

namespace hoso::source_sane {

/// First line of a request.
inline constexpr const char* request_head = "hoso-scan 1";

struct ScanRequest {
  std::string config_folder;  ///< of SANE, in place of /etc/sane.d; empty = the system's
  std::string device;         ///< SANE's name; empty = the only one there is
  int resolution = 300;       ///< dpi
  std::string mode = "gray";  ///< "gray" or "color"
  std::string source;         ///< "ADF", "Flatbed", or as the scanner calls it; empty = the scanner's default
  bool list = false;          ///< report the scanners, scan nothing
};

/// Lines "key value" behind the head. Nullopt = no request at all. Throws Error "scan.bad_option" for a line that is
/// none.
[[nodiscard]] std::optional<ScanRequest> parsed_request(std::span<const std::uint8_t> bytes);

}  // namespace hoso::source_sane
