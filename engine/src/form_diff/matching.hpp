// Which item of a form's new version is which of its old one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "form_diff/printed_form.hpp"

namespace hoso::form_diff {

/// For each entry of the old version its entry in the new one; nullopt = it is gone. No entry is taken twice.
///
/// Entries with the same label are paired first, told apart by their heading, their neighbours and their order. What is
/// left is paired where label, meaning (the drafted id), neighbours and place are alike enough: relabelled items. All
/// pairs are taken surest first, so the same drafts give the same pairs.
using Matches = std::vector<std::optional<std::size_t>>;
[[nodiscard]] Matches matches_of(const PrintedForm& older, const PrintedForm& newer);

/// The same for two lists of labels, of options or of columns: by their words, then in order where as many are left.
[[nodiscard]] Matches label_matches(const std::vector<std::string>& older, const std::vector<std::string>& newer);

/// Whether two labels are printed alike, but for case, diacritics, signs and numbers. With `read` a letter in eight may
/// differ.
[[nodiscard]] bool same_label(const std::string& a, const std::string& b, bool read);

}  // namespace hoso::form_diff
