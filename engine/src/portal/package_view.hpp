// A package as the rules look at it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json_schema/json_schema.hpp"
#include "portal/rehearsal.hpp"

namespace hoso::portal {

/// A paper's PDF: any file that is none of the package's own.
struct PaperFile {
  std::string path;
  std::string name;  ///< last part of the path
  std::string_view bytes;
};

/// Views of files that outlive it.
class PackageView {
 public:
  explicit PackageView(const PackageFiles& files);

  [[nodiscard]] const std::vector<PaperFile>& papers() const { return papers_; }
  /// Null when the payload is missing or no JSON.
  [[nodiscard]] const json_schema::Json* payload(std::string_view path) const;
  /// Empty when there is no such file.
  [[nodiscard]] std::string_view text(std::string_view path) const;
  [[nodiscard]] bool has(std::string_view path) const { return files_.contains(path); }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  const PackageFiles& files_;
  std::vector<PaperFile> papers_;
  std::map<std::string, json_schema::Json, std::less<>> payloads_;
  std::uint64_t bytes_ = 0;
};

/// The text at a place; numbers as they are written; empty for anything else.
[[nodiscard]] std::string text_at(const json_schema::Place&);

}  // namespace hoso::portal
