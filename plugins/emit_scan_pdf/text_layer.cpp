#include "text_layer.hpp"

#include <cmath>

#include "line_builder.hpp"

namespace hoso {
namespace {

std::vector<LayoutWord> printed_words(const TemplatePage& page) {
  std::vector<LayoutWord> words;
  for (const PrintedWord& word : page.words) {
    words.push_back({word.text, word.box.x, word.box.y, word.box.right(), word.box.bottom()});
  }
  return words;
}

std::vector<LayoutWord> own_words(const DossierPage& page) {
  std::vector<LayoutWord> words;
  for (const Word& word : page.words) {
    const PixelRect& box = word.box;
    words.push_back({word.text, static_cast<double>(box.x), static_cast<double>(box.y),
                     static_cast<double>(box.x + box.width),
                     static_cast<double>(box.y + box.height)});
  }
  return words;
}

double distance(PixelPoint a, PixelPoint b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// `to_page` takes a layout point to the page picture.
template <class ToPage>
std::vector<TextLine> placed(const std::vector<LayoutLine>& lines, const ToPage& to_page) {
  std::vector<TextLine> out;
  for (const LayoutLine& line : lines) {
    TextLine& words = out.emplace_back();
    for (const LayoutWord& word : line.words) {
      const PixelPoint start = to_page(word.left, line.bottom);
      words.push_back({word.text, start, to_page(word.right, line.bottom),
                       distance(to_page(word.left, line.top), start)});
    }
  }
  return out;
}

std::vector<TextLine> lines_of_form(const DossierPage& page,
                                    const std::vector<const FieldValue*>& fields) {
  const PageMatch& match = *page.match;
  LineBuilder builder;
  builder.add_printed(
      printed_words(match.form->pages.at(static_cast<std::size_t>(match.template_page))));
  for (const FieldValue* field : fields) {
    for (const ValueLine& value : value_lines(*field, page)) builder.add_value(value);
  }
  return placed(std::move(builder).lines(), [&](double x, double y) {
    return match.alignment.to_page(MmPoint{x, y});
  });
}

}  // namespace

std::vector<TextLine> text_lines(const DossierPage& page,
                                 const std::vector<const FieldValue*>& fields) {
  if (page.match) return lines_of_form(page, fields);
  LineBuilder builder;
  builder.add_printed(own_words(page));
  return placed(std::move(builder).lines(), [](double x, double y) { return PixelPoint{x, y}; });
}

}  // namespace hoso
