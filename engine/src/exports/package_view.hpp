// What exports take from a package: its dossier.xml as plain values.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <hoso/message.hpp>

namespace hoso::exports {

struct FieldEntry {
  std::string id;         ///< "full_name", "members[0].sex"
  std::string text;       ///< the value, labels of a choice; else as it was written
  bool doubtful = false;  ///< see hoso::is_doubtful
};

struct FindingEntry {
  std::string code;
  std::string severity;  ///< "blocking", "doubtful", "advice"
  std::vector<std::string> fields;
  int page = 0;          ///< from 1; 0 = no page in particular
  LocalizedText message;
  LocalizedText next_step;
  std::string legal_source;
};

struct DocumentEntry {
  std::string form;     ///< id
  std::string version;
  LocalizedText title;
  std::vector<int> pages;  ///< of the dossier, from 1
  std::vector<FieldEntry> fields;
  std::vector<FindingEntry> findings;
};

struct PageEntry {
  int number = 0;
  bool blank = false;
  bool separator = false;    ///< a separator sheet
  bool in_document = false;
};

struct PackageView {
  std::string name;       ///< of the folder; of a lone dossier.xml "dossier"
  std::string created;    ///< "2026-11-25T02:03:00Z"
  std::string procedure;  ///< national code; empty = not said
  std::string separator_code;  ///< dossier code on its separator sheet; empty = none
  std::vector<PageEntry> pages;
  std::vector<DocumentEntry> documents;
  std::vector<FindingEntry> findings;  ///< about the dossier as a whole
};

/// `path` is a package folder or a dossier.xml. Throws Error "export.bad_package" that names the package, never a
/// value.
[[nodiscard]] PackageView read_package(const std::filesystem::path& path);

/// The packages that `paths` mean, in order: a folder without dossier.xml stands for the packages right in it, by name.
/// Throws Error "export.no_package" where there is none.
[[nodiscard]] std::vector<std::filesystem::path> packages_in(const std::vector<std::filesystem::path>& paths);

}  // namespace hoso::exports
