#include "typeset/text_lines.hpp"

#include <utility>

namespace hoso::typeset {
namespace {

void append_run(SetWord& word, const StyledText& piece, std::string_view text,
                const Shaper& shaper) {
  if (text.empty()) return;
  TextRun run{std::string(text), piece.font, piece.rise_mm};
  word.width_mm += shaper.width_mm(run);
  word.runs.push_back(std::move(run));
}

/// Collects words while pieces of different looks are glued together: "gửi" + "(1)" + ":".
class WordCollector {
 public:
  explicit WordCollector(const Shaper& shaper) : shaper_(shaper) {}

  void add(const StyledText& piece) {
    std::string_view rest = piece.text;
    while (!rest.empty()) {
      const std::size_t end = rest.find_first_of(" \n");
      append_run(word_, piece, rest.substr(0, end), shaper_);
      if (end == std::string_view::npos) return;
      finish(piece, rest[end] == '\n');
      rest.remove_prefix(end + 1);
    }
  }

  std::vector<SetWord> take() {
    if (!word_.runs.empty()) words_.push_back(std::move(word_));
    return std::move(words_);
  }

 private:
  void finish(const StyledText& piece, bool ends_line) {
    if (word_.runs.empty()) {
      if (ends_line && !words_.empty()) words_.back().ends_line = true;
      return;
    }
    word_.space_after_mm = shaper_.width_mm({" ", piece.font});
    word_.ends_line = ends_line;
    words_.push_back(std::exchange(word_, {}));
  }

  const Shaper& shaper_;
  SetWord word_;
  std::vector<SetWord> words_;
};

}  // namespace

std::vector<SetWord> words_of(const Text& text, const Shaper& shaper) {
  WordCollector collector(shaper);
  for (const StyledText& piece : text) collector.add(piece);
  return collector.take();
}

std::vector<TextLine> lines_of(const std::vector<SetWord>& words, double width_mm,
                               double first_line_mm) {
  std::vector<TextLine> lines;
  double room_mm = width_mm - first_line_mm;
  bool start_line = true;
  for (const SetWord& word : words) {
    if (!start_line) {
      const TextLine& line = lines.back();
      start_line = line.width_mm + line.words.back().space_after_mm + word.width_mm > room_mm;
    }
    if (start_line) {
      if (!lines.empty()) room_mm = width_mm;
      lines.emplace_back();
    }
    TextLine& line = lines.back();
    if (!line.words.empty()) line.width_mm += line.words.back().space_after_mm;
    line.width_mm += word.width_mm;
    line.words.push_back(word);
    line.last = start_line = word.ends_line;
  }
  if (!lines.empty()) lines.back().last = true;
  return lines;
}

std::vector<TextMark> marks_of(const TextLine& line, const LinePlace& place) {
  std::vector<TextMark> marks;
  double x_mm = place.x_mm;
  for (const SetWord& word : line.words) {
    const MmRect box{x_mm, place.baseline_mm - place.height.ascent_mm, word.width_mm,
                     place.height.ascent_mm + place.height.descent_mm};
    marks.push_back({word.runs, {x_mm, place.baseline_mm}, box, place.colour});
    x_mm += word.width_mm + word.space_after_mm + place.extra_space_mm;
  }
  return marks;
}

}  // namespace hoso::typeset
