// Telling look-alikes apart: versions of one form differ in a few printed words.
#pragma once

#include <hoso/dossier.hpp>

#include "verify.hpp"

namespace hoso::layout {

/// A template page with its fit on the picture at hand.
struct Contender {
  std::shared_ptr<const FormTemplate> form;
  int page = 0;
  std::shared_ptr<const BlankIndex> index;  ///< of that page's blank
  int quarter_turns = 0;
  Fit fit;
  [[nodiscard]] const TemplatePage& spec() const {
    return form->pages[static_cast<std::size_t>(page)];
  }
};

/// How much better `left` explains the picture than `right` does, -2..2, judged only by the words
/// (and version marks) that one of them prints and the other does not print at the same place.
/// 0 when nothing tells them apart.
[[nodiscard]] double evidence(const PageImage& page, const Contender& left,
                              const Contender& right);

}  // namespace hoso::layout
