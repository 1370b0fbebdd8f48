// One template folder while people edit it: texts, what can be undone, and what was on the disk.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "template/form_files.hpp"
#include "template_editing/form_outline.hpp"
#include "template_editing/renaming.hpp"

namespace hoso::designer {

/// The files that are edited, and those that name fields: layout, example, and other versions that share rules.
using template_editing::Texts;

/// The template at one moment.
struct Moment {
  int version = 0;  ///< grows with each change, undo and reading of the disk
  FormFiles files;  ///< all files of the folder, with the texts as they stand
  Texts texts;
  bool can_undo = false;
  bool can_redo = false;
  bool is_saved = true;
};

/// What saving would write.
struct Difference {
  std::string text;    ///< unified diffs of all files, one behind the other; empty = nothing to save
  std::string sha256;  ///< of `text`: who agrees to it names it
};

/// Any thread. Whatever names a version throws Error("designer.stale") when it is not the present one.
class OpenTemplate {
 public:
  /// Throws Error("template.invalid") when there is no form.xml, or it breaks the schema.
  explicit OpenTemplate(std::filesystem::path folder);

  [[nodiscard]] Moment now() const;
  /// The texts given take the place of their former ones; one that is new becomes a new file. Nothing that changes
  /// nothing can be undone.
  void change(int version, const Texts& texts);
  /// Nothing happens when there is nothing to undo or redo.
  void undo(int version);
  void redo(int version);
  /// Forgets all changes and reads the disk. Throws as the constructor does.
  void reload(int version);

  [[nodiscard]] Difference difference() const;
  /// What others wrote since the disk was read; empty = nothing.
  [[nodiscard]] std::string difference_on_disk() const;
  /// Writes what `agreed` (Difference::sha256) names. Each file is the old one or the new one, whatever happens; the
  /// old one stays as ".NAME.orig", hidden, so that it is no part of the template. Throws Error("designer.not_agreed")
  /// for any other difference, Error("designer.changed_on_disk") when a file is not as it was read, and
  /// Error("output.not_written").
  void save(int version, const std::string& agreed);

 private:
  void read();
  void require(int version) const;
  [[nodiscard]] Difference unlocked_difference() const;
  /// Whether it is form.xml or rules, or would be written: what others write to further files is not in the way.
  [[nodiscard]] bool matters(const std::string& name) const;

  std::filesystem::path folder_;
  mutable std::mutex mutex_;
  int version_ = 0;
  FormFiles files_;  ///< as read
  Texts on_disk_;    ///< as read or saved
  Texts texts_;
  std::vector<Texts> undo_, redo_;
};

}  // namespace hoso::designer
