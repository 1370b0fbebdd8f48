// Is a package whole, what it says it is, and what a receiver will take?
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <hoso/signing/verify.hpp>

#include "packaging/read_tree.hpp"

namespace hoso::packaging {

/// Something about a package. `code` is one of the message catalogue, "verify.…"; the catalogue says how much it
/// weighs.
struct PackageIssue {
  std::string code;
  MessageArguments arguments;
};

/// The signatures of one file of the package, or of the package itself.
struct FileSignatures {
  std::string path;
  std::vector<signing::SignatureReport> reports;
};

enum class PackageKind { unknown, run, portal, sip, aip };

struct PackageReport {
  PackageKind kind = PackageKind::unknown;
  bool in_bag = false;
  std::size_t files = 0;
  std::size_t papers = 0;  ///< PDFs
  std::vector<PackageIssue> issues;
  std::vector<FileSignatures> signatures;

  void add(std::string_view code, MessageArguments arguments = {}) {
    issues.push_back({std::string(code), std::move(arguments)});
  }
};

/// What is handed in. Views; outlive the call.
struct PackageEvidence {
  const PackageTree& tree;
  /// The zip that `tree` came out of; empty = it was a folder.
  std::span<const std::uint8_t> zip;
  std::optional<std::chrono::sys_seconds> zip_time;
  /// A detached signature over the zip that lay beside it; empty = none.
  std::span<const std::uint8_t> zip_signature;
};

/// Checks packages against our own schemas, never against those they bring along. Made before confinement: it reads
/// the schemas. Used by one thread.
class PackageVerifier {
 public:
  /// `schemas`: templates/schema. Throws std::logic_error when one is broken.
  explicit PackageVerifier(const std::filesystem::path& schemas);
  ~PackageVerifier();
  PackageVerifier(PackageVerifier&&) noexcept;

  /// Never throws for what is wrong with the package. It parses hostile files: call it in a confined process.
  [[nodiscard]] PackageReport verify(const PackageEvidence&, const signing::Judgement&) const;

 private:
  struct Schemas;
  std::unique_ptr<const Schemas> schemas_;
};

/// The heaviest of all issues, those of signatures included; nullopt = there are none.
[[nodiscard]] std::optional<FindingSeverity> worst_of(const PackageReport&);
[[nodiscard]] FindingSeverity severity_of(const PackageIssue&);

}  // namespace hoso::packaging
