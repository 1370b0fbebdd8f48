#include "dossiers_command.hpp"

#include <fmt/format.h>

#include <hoso/text.hpp>

#include "open_workspace.hpp"
#include "store_text.hpp"
#include "wording.hpp"

namespace hoso::app {

ExitCode dossiers_command(const CommandLine& line) {
  store::Workspace workspace = open_workspace(line);
  const StoreSettings& asked = line.stored;
  const store::Listing listing =
      store::list(workspace, {store::state_of(asked.state), line.procedure, folded(asked.find), 0, asked.limit});
  if (line.json) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const store::Summary& one : listing.dossiers) list.push_back(dossier_json(one));
    print_json({{"total", listing.total}, {"dossiers", std::move(list)}});
    return ExitCode::packaged;
  }
  if (!listing.dossiers.empty()) fmt::print("{}", dossier_table(listing.dossiers, line));
  fmt::print("{} {}\n", listing.total, say(line, {"hồ sơ", "dossier(s)"}));
  return ExitCode::packaged;
}

}  // namespace hoso::app
