#include "typeset/marks.hpp"

namespace hoso::typeset {

std::string TextMark::text() const {
  std::string joined;
  for (const TextRun& run : runs) joined += run.text;
  return joined;
}

std::vector<PrintedWord> printed_words(const TypesetPage& page) {
  std::vector<PrintedWord> words;
  for (const Mark& mark : page.marks) {
    if (const auto* text = std::get_if<TextMark>(&mark)) words.push_back({text->text(), text->box});
  }
  return words;
}

}  // namespace hoso::typeset
