// The files of one form's folder, read once, so that what is checked is what is used.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace hoso {

struct FormFiles {
  std::filesystem::path folder;
  /// Bytes by file name, and of the shared rules by relative path ("../rules.xml").
  std::map<std::string, std::string> contents;

  [[nodiscard]] std::string path_of(const std::string& name) const;
};

/// Whole file. Throws Error("template.invalid") when it cannot be read or is larger than 64 MiB
/// (a 300 dpi A3 blank takes less than one).
[[nodiscard]] std::string read_template_file(const std::filesystem::path& file);

/// Regular files directly in `folder`, without hidden ones (editors leave some). Throws as
/// read_template_file does, and when there is no form.xml.
[[nodiscard]] FormFiles read_form_files(const std::filesystem::path& folder);

/// SHA-256 over the lines of `sha256sum` for all contents, ordered by name: the same figure as
/// `LC_ALL=C sha256sum ../rules.xml * | sha256sum` gives in the folder.
[[nodiscard]] std::string hash_of(const FormFiles&);

}  // namespace hoso
