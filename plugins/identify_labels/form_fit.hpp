// Which form's labels stand on a page, and where.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "phrase_search.hpp"

namespace hoso::labels {

/// A form laid over the words of a page.
struct FormFit {
  std::vector<std::optional<Sighting>> phrases;  ///< by FormLabels::phrases; nullopt = not on the page
  /// By how much labels seen outweigh those missing between them, in letters; the print by which versions
  /// differ counts most. For comparing forms.
  double weight = 0;
  double coverage = 0;       ///< 0..1, share seen of the phrases from the first field's to the last one's
  bool begins = false;       ///< the form's first field is on the page
  bool titled = false;       ///< the form's title is, or the print that tells its version
  bool another = false;      ///< the print that tells the version names another form: "CT03" for "CT01"
  std::size_t fields = 0;    ///< labels of fields found
  /// A field between two that were found has no label on the page, and no row or table to stand in: it
  /// cannot be said where it stands.
  bool gap = false;
};

/// The most of `form` that stands on the page in the order of the paper.
[[nodiscard]] FormFit fitted(const FormTemplate& form, const FormLabels& labels, const WordField& page);

}  // namespace hoso::labels
