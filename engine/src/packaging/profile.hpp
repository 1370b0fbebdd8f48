// templates/packages/*.xml: what a receiver wants a package to look like, as data.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <hoso/message.hpp>

namespace hoso::packaging {

/// What of a dossier goes where. Paths are patterns of placeholders.hpp.
struct Placement {
  std::string what;  ///< "paper", "dossier", "schema", "report"
  std::string to;
};

/// A little XML file of named texts about the dossier, or about each paper.
struct DescriptiveFile {
  bool per_paper = false;
  std::string to;
  std::string root;
  struct Entry {
    std::string name;
    std::string value;
  };
  std::vector<Entry> entries;
};

/// A schema that the package brings along.
struct SchemaCopy {
  std::string from;  ///< in templates/schema/packages
  std::string to;
};

struct MetsAgent {
  std::string role, type, other_type, name, note, note_type;
};

/// E-ARK CSIP 2.0.4, and where practice differs from it.
struct MetsSettings {
  std::string oais_type;       ///< "SIP", "AIP"
  std::string representation;  ///< "rep1"
  std::string label;
  std::string type;          ///< CSIP2: content category
  std::string content_type;  ///< CSIP4
  std::string profile;       ///< CSIP6
  bool upper_case_checksums = true;
  std::string record_type;  ///< of altRecordID; empty = none
  std::string record;
  std::vector<MetsAgent> agents;
};

struct BagSettings {
  std::vector<std::string> algorithms;  ///< "sha512", "sha256"; the first signs for all
  struct Entry {
    std::string label;
    std::string value;
  };
  std::vector<Entry> info;
};

/// A file for a receiving system, made by engine/src/portal.
struct PayloadPlacement {
  std::string kind;
  std::string to;
  std::vector<std::string> forms;  ///< only for dossiers with one of these; empty = for all
};

struct PackageProfile {
  std::string id;
  LocalizedText title;
  std::string source;  ///< what it follows, and how sure that is
  std::string object;  ///< OBJID
  std::string folder;  ///< name of the package's folder
  std::vector<Placement> placements;
  std::vector<DescriptiveFile> descriptive;
  std::vector<SchemaCopy> schemas;
  std::optional<MetsSettings> mets;
  bool premis = false;
  std::optional<BagSettings> bag;
  std::vector<PayloadPlacement> payloads;
  /// Where circular and practice disagree, and what this profile does.
  std::vector<LocalizedText> differences;
};

/// The ids in `folder`, in order.
[[nodiscard]] std::vector<std::string> profile_ids(const std::filesystem::path& folder);

/// `<folder>/<id>.xml`. Throws Error("package.unknown_profile") naming the nearest, "package.bad_profile" with line and
/// what was expected.
[[nodiscard]] PackageProfile load_profile(const std::string& id, const std::filesystem::path& folder);

}  // namespace hoso::packaging
