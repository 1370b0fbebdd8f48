// The payloads of a package for receiving systems: what packaging knows, told to engine/src/portal.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "packaging/build.hpp"
#include "portal/payload_files.hpp"

namespace hoso::app {

/// What payloads are made with, read beforehand: packages are built where no file can be opened.
struct PortalTemplates {
  explicit PortalTemplates(const std::filesystem::path& templates);
  portal::PayloadSchemas schemas;
  Places places;
};

/// A payload that the package goes without, because nobody said what it needs.
struct LeftOut {
  std::string path;
  std::string fact;
};

/// Views; outlive the object.
struct PayloadSources {
  const packaging::PackedDossier& dossier;
  const packaging::PackageFacts& facts;
  const Procedure* procedure;  ///< null = not said
};

/// Makes the payloads of one package, for packaging::built().
class PortalPayloads {
 public:
  /// `templates`: null = the profile has no payloads.
  PortalPayloads(const PortalTemplates* templates, const PayloadSources& sources);

  /// Nullopt, noted in left_out(), where too little is known. Throws Error "portal.bad_fact", "portal.bad_payload".
  [[nodiscard]] std::optional<packaging::Bytes> made(const std::string& kind,
                                                     const std::vector<packaging::PlacedPaper>& papers);
  [[nodiscard]] const std::vector<LeftOut>& left_out() const { return left_out_; }
  /// Ids of fields whose values payloads may carry though nobody confirmed a doubtful reading. Empty without payloads.
  [[nodiscard]] std::vector<std::string> unsure() const;

 private:
  [[nodiscard]] portal::Submission submission(const std::vector<packaging::PlacedPaper>& papers) const;

  const PortalTemplates* templates_;
  PayloadSources sources_;
  std::vector<LeftOut> left_out_;
};

}  // namespace hoso::app
