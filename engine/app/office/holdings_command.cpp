#include "holdings_command.hpp"

#include <fmt/format.h>

#include <hoso/text.hpp>

#include "open_workspace.hpp"
#include "store/audit.hpp"
#include "store/readings.hpp"
#include "store/retention.hpp"
#include "store_text.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;

/// What is kept of one dossier, beside its row in the list.
struct Holding {
  store::Summary dossier;
  std::vector<store::StoredFile> files;
  std::vector<store::MadeFile> made;
  std::size_t pictures = 0;
  std::size_t answers = 0;
  std::size_t entries = 0;
};

Holding holding_of(store::Workspace& workspace, const store::Summary& dossier) {
  return {dossier,
          store::files_of(workspace, dossier.id),
          store::made_files(workspace, dossier.id),
          store::pictures_of(workspace, dossier.id).size(),
          store::answers_of(workspace, dossier.id).size(),
          store::history(workspace, dossier.id).size()};
}

Json json_of(const Holding& holding) {
  Json files = Json::array();
  for (const store::StoredFile& file : holding.files) files.push_back({{"name", file.name}, {"sha256", file.sha256}});
  Json made = Json::array();
  for (const store::MadeFile& file : holding.made) made.push_back({{"kind", file.kind}, {"sha256", file.sha256}});
  Json json = dossier_json(holding.dossier);
  json["files"] = std::move(files);
  json["made_files"] = std::move(made);
  json["page_pictures"] = holding.pictures;
  json["reading"] = !holding.dossier.reading.empty();
  json["answers"] = holding.answers;
  json["history_entries"] = holding.entries;
  return json;
}

std::string text_of(const Holding& holding, const CommandLine& line) {
  std::string text = fmt::format("  {}: ", holding.dossier.id);
  text += fmt::format("{} {}, ", holding.files.size(), say(line, {"tệp gốc", "original file(s)"}));
  text += fmt::format("{} {}, ", holding.pictures, say(line, {"ảnh trang", "page picture(s)"}));
  text += fmt::format("{} {}, ", holding.made.size(), say(line, {"tệp tạo ra", "made file(s)"}));
  text += fmt::format("{} {}, ", holding.answers, say(line, {"mục do người trả lời", "answer(s) by people"}));
  return text + fmt::format("{} {}\n", holding.entries, say(line, {"mục nhật ký", "history entries"}));
}

void print_text(const std::vector<Holding>& holdings, const CommandLine& line) {
  std::vector<store::Summary> dossiers;
  for (const Holding& holding : holdings) dossiers.push_back(holding.dossier);
  fmt::print("{} {}\n", dossiers.size(), say(line, {"hồ sơ có số này", "dossier(s) hold this number"}));
  if (dossiers.empty()) return;
  fmt::print("{}", dossier_table(dossiers, line));
  for (const Holding& holding : holdings) fmt::print("{}", text_of(holding, line));
}

}  // namespace

ExitCode holdings_command(const CommandLine& line) {
  store::Workspace workspace = open_workspace(line);
  std::vector<Holding> holdings;
  for (const store::Summary& one : store::holdings(workspace, folded(line.text))) {
    holdings.push_back(holding_of(workspace, one));
  }
  if (!line.json) {
    print_text(holdings, line);
    return ExitCode::packaged;
  }
  Json list = Json::array();
  for (const Holding& holding : holdings) list.push_back(json_of(holding));
  print_json({{"holdings", std::move(list)}});
  return ExitCode::packaged;
}

}  // namespace hoso::app
