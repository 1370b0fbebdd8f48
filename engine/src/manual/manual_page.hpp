// Pages for man(1), as man(7) source in UTF-8.
#pragma once

#include <map>
#include <string>

#include "manual/command_description.hpp"

namespace hoso::manual {

struct Edition {
  std::string version;  ///< "0.1.0"
  std::string date;     ///< "2026-11-27"
};

/// File name -> page: hoso.1 for the program, hoso-run.1 for each of its commands with what stands below it.
[[nodiscard]] std::map<std::string, std::string> manual_pages(const CommandDescription& program, const Edition&);

}  // namespace hoso::manual
