// What was filled into a zone of a born-digital page, from the page's own text layer.
#pragma once

#include <string>
#include <vector>

#include <hoso/stages.hpp>

namespace hoso {

/// Words of `view.page` whose middle lies in `zone` and that are not printed on the blank there,
/// in reading order: lines from the top, words from the left. Dotted leaders are taken off their
/// ends. Empty = no text layer or nothing in the zone; the picture may still show something.
[[nodiscard]] std::vector<Word> filled_words(const ZoneView& view, const MmRect& zone);

/// Those words of all the field's zones on the matched page, joined by spaces. Empty = none.
[[nodiscard]] std::string filled_text(const ZoneView& view);

}  // namespace hoso
