// A rehearsal as people and programs are told of it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "command_line.hpp"
#include "portal/rehearsal.hpp"

namespace hoso::app {

struct Rehearsal {
  portal::PortalRules rules;
  std::vector<portal::Objection> objections;

  [[nodiscard]] bool refused() const;
};

/// `package` held against the portal `id`; the procedure that it names is looked up in `templates`. Throws
/// Error("portal.unknown"), "usage.unknown_case".
[[nodiscard]] Rehearsal rehearsed(const portal::PackageFiles& package, const std::string& id,
                                  const std::string& procedure_case, const std::filesystem::path& templates);

[[nodiscard]] std::string rehearsal_text(const Rehearsal&, const CommandLine&);
/// UTF-8, indented, with a final newline.
[[nodiscard]] std::string rehearsal_json(const Rehearsal&);

}  // namespace hoso::app
