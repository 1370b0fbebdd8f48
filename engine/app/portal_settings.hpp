// What the user asked of receiving systems.
#pragma once

#include <filesystem>
#include <string>

namespace CLI {
class App;
}

namespace hoso::app {

struct CommandLine;

struct PortalSettings {
  std::string portal;             ///< id of templates/portals
  std::string adapter;            ///< URL
  std::filesystem::path account;  ///< file
  std::filesystem::path state;    ///< file
  bool resend = false;            ///< a person made sure that the receiver does not have the dossier
};

/// Declare what `hoso rehearse` and `hoso submit` take on `sub`, which keeps pointers into `line`.
void declare_rehearse(CLI::App& sub, CommandLine& line);
void declare_submit(CLI::App& sub, CommandLine& line);

}  // namespace hoso::app
