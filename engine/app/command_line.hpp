// What the user asked for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <hoso/stage_context.hpp>

#include "bench/generate.hpp"
#include "form_settings.hpp"
#include "office/store_settings.hpp"
#include "package_settings.hpp"
#include "portal_settings.hpp"
#include "review/review_settings.hpp"
#include "workshop_settings.hpp"
#include "workspace_settings.hpp"

namespace hoso::app {

enum class Command {
  run, read, check, split, separator, fill, receipt, cover, exporting, pack, verify, unpack, sign, signatures, rehearse,
  submit, init, importing, dossiers, queue, audit, backup, restore, holdings, erase, expire, watch,
  scan, work, review, learn, why, bench, place, procedures, variants, form, templates, plugin, plugins,
  forms, version
};
enum class Language { both, vi, en };

/// What `hoso bench` measures.
struct BenchSettings {
  int generate = 40;       ///< pages to make when no samples are given
  bench::BenchSet set;     ///< of these
  std::optional<std::filesystem::path> font_folder;  ///< fonts of generated pages
  std::optional<std::filesystem::path> samples;  ///< a set with truth, instead of generated pages
  std::optional<std::filesystem::path> keep;     ///< where generated pages stay
  std::vector<std::string> without;              ///< steps of the pipeline left out
  std::optional<std::filesystem::path> curve;    ///< where risk–coverage curves go, as SVG
  std::optional<std::filesystem::path> calibrate;  ///< where a calibration fitted on the pages goes
  std::string recognizer;                        ///< whose values are calibrated; empty = of all
  bool worth = false;      ///< read the pages without each step in turn
  bool remembered = false; ///< every layout was met before, on another page
  int mistakes = 0;        ///< how many to list
  int cards = 0;           ///< pages with identity cards to make and read instead of forms; 0 = none
  int contest = 0;         ///< pages for the comparison with other programs; 0 = none
};

/// What `hoso fill` types, from where.
struct FillSettings {
  std::optional<std::filesystem::path> data;     ///< JSON; "-" = stdin
  std::optional<std::filesystem::path> dossier;  ///< package folder or dossier.xml
  std::optional<std::filesystem::path> card;     ///< picture of an identity card's QR code
  std::string person;     ///< begin of the ids of the card holder's fields; empty = the declarant
  bool skeleton = false;  ///< print the data to fill in instead
  bool example = false;   ///< the form's own example
  bool code = false;      ///< print the values as a QR code, too
};

/// What `hoso export` writes.
struct ExportSettings {
  std::optional<std::filesystem::path> csv;
  std::optional<std::filesystem::path> xlsx;
  bool ids = false;        ///< CSV headed by ids instead of labels
  bool semicolon = false;  ///< CSV divided by ';'
};

/// What `hoso variants` does.
enum class VariantAction { list, show, confirm, remove };

struct CommandLine {
  Command command = Command::version;
  std::vector<std::filesystem::path> files;
  std::string text;                           ///< an address or a code that is asked about
  std::string field;                          ///< whose value is to be explained
  VariantAction variant_action = VariantAction::list;
  std::string variant;                        ///< id
  std::optional<std::filesystem::path> html;  ///< where the explanation, variant or answer goes as a page
  std::optional<std::filesystem::path> pdf;   ///< where the answer of `hoso check` goes as PDF
  std::filesystem::path out = "out";
  std::vector<std::string> forms;  ///< ids, or id/version; empty = all
  std::string procedure;
  std::string procedure_case;       ///< id of a case of the procedure's guide
  std::vector<std::string> papers;  ///< "3=KQ003605": what a page is
  std::string dossier_code;         ///< as the office counts
  bool split = false;               ///< `hoso run`: the input is a stack of dossiers
  bool full = false;                ///< everything the portal says of a procedure
  std::string received;            ///< when a dossier was handed in, "2026-11-26 14:30"; empty = now
  std::string pipeline = "dossier";  ///< name in templates/pipelines, or a file
  int jobs = 1;
  bool json = false;
  bool timings = false;
  Language language = Language::both;
  std::vector<std::filesystem::path> plugin_folders;
  std::optional<std::filesystem::path> templates;
  std::optional<std::filesystem::path> data;  ///< the user's data folder
  bool remember = true;                       ///< layouts met for the first time
  bool allow_unconfined = false;
  Limits limits;
  BenchSettings bench;
  FillSettings fill;
  FormSettings form;
  PackSettings pack;
  SignSettings sign;
  PortalSettings portal;
  ExportSettings exporting;
  WorkspaceSettings workspace;
  StoreSettings stored;
  ScanSettings scan;
  WorkshopSettings workshop;
  ReviewSettings review;
};

/// Nullopt when all is said already (--help). Throws Error("usage.invalid").
[[nodiscard]] std::optional<CommandLine> parse_command_line(int argc, char** argv);

}  // namespace hoso::app
