// What changed between two versions of a printed form (docs/form-diff.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "form_diff/matching.hpp"

namespace hoso::form_diff {

enum class ChangeKind {
  added,    ///< only in the new version
  removed,  ///< only in the old version
  renamed,  ///< its printed label is another one
  moved,    ///< it is filled in elsewhere, or in a place of another size
  changed,  ///< it is filled in another way
};

/// One remark about one item; an item may have several.
struct Change {
  ChangeKind kind = ChangeKind::changed;
  std::string id;                     ///< of the old version; of an added item the drafted one
  std::string label;                  ///< as printed in the old version; of an added item in the new one
  std::optional<Zone> before, after;  ///< its place, mm from the page's top left corner; nullopt = it has none there
  bool reordered = false;             ///< of a moved item: it stands before or behind other items than it did
  std::string aspect;                 ///< of a changed item: "kind", "cells", "lines", "options", "columns", "rows"
  std::string was, is;                ///< of renamed and changed items
};

struct FormDiff {
  Matches matches;              ///< index into the new version's entries, for each of the old one's
  std::vector<Change> changes;  ///< by the old version's paper order, added items behind the others
  std::size_t same = 0;         ///< items about which there is nothing to say
};

/// Places that lie within a millimetre of one another are the same. Numbers before labels are not compared. Pure.
[[nodiscard]] FormDiff diff_of(const PrintedForm& older, const PrintedForm& newer);

/// "added", "removed", "renamed", "moved", "changed".
[[nodiscard]] std::string name_of(ChangeKind);

}  // namespace hoso::form_diff
