#include "page_words.hpp"

#include <TextOutputDev.h>

#include <cmath>

#include <hoso/text.hpp>

namespace hoso::source_poppler {
namespace {

/// A page of dense print has some 2,000 words; more than this is an attack on whoever reads them.
constexpr int max_words = 50'000;

std::string text_of(const TextWord& word) {
  std::vector<char32_t> points;
  for (int i = 0; i < word.getLength(); ++i) points.push_back(*word.getChar(i));
  return nfc(to_utf8(points));
}

PixelRect box_of(const TextWord& word, PixelSize size) {
  double left = 0, top = 0, right = 0, bottom = 0;
  word.getBBox(&left, &top, &right, &bottom);
  const auto bounded = [](double value, int limit) {
    return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(limit)));
  };
  const int x = bounded(std::floor(left), size.width);
  const int y = bounded(std::floor(top), size.height);
  return {x, y, bounded(std::ceil(right), size.width) - x,
          bounded(std::ceil(bottom), size.height) - y};
}

}  // namespace

std::vector<Word> words_of(PDFDoc& document, const PageGeometry& page,
                           const Resolution& resolution, PixelSize size) {
  TextOutputDev output(nullptr, /*physLayout=*/false, /*fixedPitch=*/0, /*rawOrder=*/false,
                       /*append=*/false);
  document.displayPage(&output, page.number, resolution.x_dpi, resolution.y_dpi, 0, false, true,
                       false);
  const std::unique_ptr<TextWordList> list = output.makeWordList();
  std::vector<Word> words;
  for (int i = 0; list && i < std::min(list->getLength(), max_words); ++i) {
    Word word{text_of(*list->get(i)), box_of(*list->get(i), size)};
    if (!word.text.empty() && !word.box.empty()) words.push_back(std::move(word));
  }
  return words;
}

}  // namespace hoso::source_poppler
