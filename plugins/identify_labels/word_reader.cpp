#include "word_reader.hpp"

#include <algorithm>
#include <string_view>

namespace hoso::labels {
namespace {

/// What is filled in often follows a label's colon, or what is left of a leader, without a space.
bool ends_label(std::string_view symbol) { return symbol == ":" || symbol == "."; }

/// What a line of 12 pt type scaled to 30 px looks like.
constexpr int scaled_line_dpi = 150;

}  // namespace

std::vector<ReadWord> WordReader::read(const cv::Mat& line) {
  std::vector<ReadWord> words;
  bool begins = true;
  for (const imaging::Symbol& symbol : model_.read(line, scaled_line_dpi)) {
    if (symbol.right_px <= 0) continue;
    const std::string& text = symbol.choices.front().text;
    if (begins || symbol.after_space) words.push_back({"", symbol.left_px, 0, symbol.word_score});
    words.back().text += text;
    words.back().right = std::max(words.back().right, symbol.right_px);
    begins = ends_label(text);
  }
  return words;
}

}  // namespace hoso::labels
