// A template page's files: printed words and the blank's picture.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <hoso/form_template.hpp>

#include "xml/document.hpp"

namespace hoso {

/// `<… x="" y="" width="" height=""/>`, mm.
[[nodiscard]] MmRect box_of(const xml::Element& element);

/// Whether no part of `box` lies off the page.
[[nodiscard]] bool lies_on(const MmRect& box, const TemplatePage& page);

/// The words of page-N.words.xml (templates/schema/words.xsd), in NFC. Throws Error(origin.error_code) for
/// a text that breaks the schema and for a word off `page`, whose size is known.
[[nodiscard]] std::vector<PrintedWord> read_words(const std::string& text, const xml::Origin& origin,
                                                  const TemplatePage& page);

/// The other way, after `note`, a line of its own.
[[nodiscard]] std::string words_xml(const std::vector<PrintedWord>& words, std::string_view note = "");

/// `x="1.00" y="2.00" width="3.00" height="4.00"`
[[nodiscard]] std::string box_attributes(const MmRect& box);

/// The picture of page-N.png. Throws Error(origin.error_code) as blank_of does, and for a picture that is
/// not of the page's size.
[[nodiscard]] Blank read_blank(const std::string& png, const xml::Origin& origin, const TemplatePage& page);

}  // namespace hoso
