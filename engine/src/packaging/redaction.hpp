// templates/redaction/*.xml: which values a copy must not show.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <hoso/message.hpp>

#include "packaging/packed_dossier.hpp"

namespace hoso::packaging {

/// Fields of a type, or of an id without its row ("members.citizen_id" is given as "citizen_id").
struct HideRule {
  std::string type;    ///< empty = by id
  std::string id;      ///< last part of the id
  int keep_first = 0;  ///< characters that stay: "025•••••1234" keeps 3 and 4
  int keep_last = 0;
};

struct RedactionProfile {
  std::string id;
  LocalizedText title;
  std::string source;
  std::vector<HideRule> rules;
};

/// `<folder>/<id>.xml`. Throws Error("package.unknown_profile"), "package.bad_profile".
[[nodiscard]] RedactionProfile load_redaction(const std::string& id, const std::filesystem::path& folder);

/// What is to be hidden where.
struct HiddenPlace {
  int page = 0;
  MmRect box;
};

struct HiddenValue {
  std::string text;    ///< as value or as written
  std::string masked;  ///< what stands for it
  /// Found elsewhere, it gives somebody away; a word of a short list ("Con", "Nam") does not.
  bool telling = true;
};

/// All that `profile` hides in a dossier: its fields, other fields that hold the same text, codes and machine-readable
/// zones, which say it again, and every page of no known form, of which nobody knows what it shows.
struct Redaction {
  std::vector<HiddenPlace> places;
  std::vector<HiddenValue> values;
  std::vector<int> whole_pages;
  std::vector<std::string> fields;  ///< ids, with the form's index: "0/citizen_id"
};

[[nodiscard]] Redaction redaction_of(const PackedDossier&, const RedactionProfile&);

/// "025190001234" -> "025•••••1234"; as many dots as letters were hidden, so that nothing but them is lost.
[[nodiscard]] std::string masked(const std::string& text, const HideRule&);

/// What is known of the dossier once its values are hidden.
[[nodiscard]] PackedDossier hidden_in(PackedDossier, const Redaction&);

/// Throws Error("package.not_redacted") that names the file of `tree` in which a hidden value is found: in the text of
/// pages, in texts, in the bytes of any other file. Values of less than six letters are not searched for.
void require_hidden(const PackageTree& tree, const Redaction&);

/// A run's package with all of it hidden: black pixels, no words, no values. The report and the checksums are left out.
/// Throws Error("package.not_redacted") when a hidden value is still found anywhere, "package.scan_missing".
[[nodiscard]] PackageTree redacted(const PackageTree& run, const PackedDossier&, const Redaction&);

}  // namespace hoso::packaging
