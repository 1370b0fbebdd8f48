// From the model's symbols to whole readings of a field.
#pragma once

#include <string>
#include <vector>

#include <hoso/field_value.hpp>
#include <hoso/imaging/line_model.hpp>

namespace hoso::tesseract {

using imaging::Symbol;
using imaging::SymbolChoice;

/// The model's best reading first, then those that differ from it in one symbol the model was
/// unsure of. The best one's score is the share of lines read right whose least sure symbol is as
/// sure as its own; another one scores that times how much less likely its symbol is. At most
/// most_candidates; empty when `symbols` is. Words of signs alone at either end (":", "¬", "*") are
/// leftovers of leaders and dirt, so they are left out; not where nothing else was read ("-").
[[nodiscard]] std::vector<Candidate> line_candidates(const std::vector<Symbol>& symbols);

/// `text` with the commas that a dotted leader made look like full stops or pairs of signs: "thôn
/// 3. xã", "Mỹ., tỉnh", "3„ xã". A full stop before a small letter follows an abbreviation or is none.
[[nodiscard]] std::string with_likely_commas(const std::string& text);

}  // namespace hoso::tesseract
