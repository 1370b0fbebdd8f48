// How people want a dossier's files to be read: which pages, turned how, as which form.
#pragma once

#include <string>
#include <vector>

namespace hoso::store {

struct PageWish {
  int file = 0;      ///< index into the dossier's files
  int page = 0;      ///< in that file, from 0
  int turn = 0;      ///< clockwise degrees beside what the program finds: 0, 90, 180, 270
  std::string form;  ///< id; "none" = no form; empty = as the program sees it
  friend bool operator==(const PageWish&, const PageWish&) = default;
};

/// In the order in which the dossier counts its pages. Empty = all pages of all files as they are.
using PageWishes = std::vector<PageWish>;

[[nodiscard]] std::string wishes_text(const PageWishes&);
[[nodiscard]] PageWishes wishes_of(const std::string& text);

}  // namespace hoso::store
