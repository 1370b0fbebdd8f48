// What a run's package says of itself: its dossier.xml, read back.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <hoso/geometry.hpp>

#include "packaging/package_tree.hpp"

namespace hoso::packaging {

/// A field as dossier.xml has it.
struct PackedField {
  std::string id;
  std::string type;
  std::string state;  ///< "read", "empty", "illegible", "confirmed"
  std::string value;  ///< normalised; empty = none
  std::string raw;    ///< as written
  double confidence = 0;
  int page = 0;  ///< dossier page number; 0 = none
  MmRect box;    ///< on that page; width 0 = not known
};

struct PackedForm {
  std::string id;
  std::string version;
  std::string title;  ///< Vietnamese
  std::vector<int> pages;
  std::vector<PackedField> fields;
  int open_findings = 0;  ///< blocking or doubtful ones

  /// Null when there is none of that id.
  [[nodiscard]] const PackedField* find(std::string_view field_id) const;
};

/// What lies on a page beside fields: a code, a machine-readable zone.
struct PackedEvidence {
  std::string kind;
  MmRect box;  ///< width 0 = not known
  std::vector<std::string> values;
};

struct PackedPage {
  int number = 0;        ///< in the dossier, from 1
  int file = 0;          ///< from 1
  int page_in_file = 0;  ///< from 1
  int width_px = 0;      ///< 0 = could not be read
  int height_px = 0;
  double dpi = 0;  ///< 0 = not known
  int quarter_turns = 0;
  bool blank = false;
  bool known = false;  ///< a form's page
  std::vector<PackedEvidence> evidence;
};

struct PackedFile {
  std::string name;  ///< as the user named it; may tell about people
  std::string media_type;
  std::string sha256;
  int pages = 0;
};

struct PackedDossier {
  std::string engine;  ///< "hoso 0.1.0"
  std::chrono::sys_seconds created;
  std::string procedure;  ///< national code; empty = not said
  std::vector<PackedFile> files;
  std::vector<PackedPage> pages;
  std::vector<PackedForm> forms;
  int open_findings = 0;  ///< of the dossier as a whole, blocking or doubtful

  /// The first value (else raw text) of `id` in any form; empty = none.
  [[nodiscard]] std::string text_of(std::string_view id) const;
};

/// Reads dossier.xml, which must keep `schema` (an XSD file). Throws Error("package.bad_dossier") with line and what
/// was expected, never a value.
[[nodiscard]] PackedDossier packed_dossier(std::span<const std::uint8_t> xml, const std::filesystem::path& schema);

}  // namespace hoso::packaging
