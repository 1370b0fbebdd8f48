#include "reading.hpp"

#include <algorithm>
#include <cmath>
#include <regex>

#include <opencv2/imgproc.hpp>

#include <hoso/text.hpp>

namespace hoso::labels {
namespace {

/// Tesseract's model looks at 36 px, border included.
constexpr double line_height_px = 32;
constexpr int border_px = 8;
constexpr double margin_mm = 0.3;

/// A line cut out of the page with nothing on it but its own letters.
struct LinePicture {
  cv::Mat gray;
  double left_mm = 0;      ///< of its left edge, border included
  double px_per_mm = 0;
};

MmRect extent_of(const TextLine& line) {
  MmRect box = line.box;
  for (const Piece& accent : line.accents) box = united(box, accent.box);
  return {box.x - margin_mm, box.y - margin_mm, box.width + 2 * margin_mm, box.height + 2 * margin_mm};
}

/// Pixels in `box` that belong to the line, with their soft rims.
cv::Mat mask_of(const TextLine& line, const Marks& marks, const cv::Rect& box) {
  std::vector<std::uint8_t> own;
  const auto add = [&](const Piece& piece) {
    const auto at = static_cast<std::size_t>(piece.label);
    if (own.size() <= at) own.resize(at + 1, 0);
    own[at] = 255;
  };
  std::ranges::for_each(line.letters, add);
  std::ranges::for_each(line.accents, add);
  cv::Mat mask(box.size(), CV_8UC1);
  for (int y = 0; y < box.height; ++y) {
    const int* label = marks.labels.ptr<int>(box.y + y) + box.x;
    auto* out = mask.ptr<std::uint8_t>(y);
    for (int x = 0; x < box.width; ++x) {
      const auto at = static_cast<std::size_t>(label[x]);
      out[x] = at < own.size() ? own[at] : 0;
    }
  }
  cv::dilate(mask, mask, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
  return mask;
}

LinePicture picture_of(const TextLine& line, const Marks& marks) {
  const MmRect extent = extent_of(line);
  const auto px = [&](double mm) { return static_cast<int>(std::floor(mm_to_px(mm, marks.dpi))); };
  const cv::Rect box = cv::Rect(px(extent.x), px(extent.y), px(extent.width) + 1, px(extent.height) + 1) &
                       cv::Rect({}, marks.gray.size());
  LinePicture picture;
  cv::Mat cut(box.size(), CV_8UC1, cv::Scalar(255));
  marks.gray(box).copyTo(cut, mask_of(line, marks, box));
  const double scale = std::min(2.0, line_height_px / box.height);
  cv::resize(cut, cut, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  cv::copyMakeBorder(cut, picture.gray, border_px, border_px, border_px, border_px, cv::BORDER_CONSTANT, 255);
  picture.px_per_mm = mm_to_px(1, marks.dpi) * scale;
  picture.left_mm = px_to_mm(box.x, marks.dpi) - border_px / picture.px_per_mm;
  return picture;
}

/// The word that covers most of `box`, or the nearest one.
std::size_t owner_of(const MmRect& box, const std::vector<MmRect>& words) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (shared_x(words[i], box) > shared_x(words[best], box)) best = i;
  }
  return best;
}

}  // namespace

std::string key_of(std::string_view word) {
  static const std::regex footnote(R"([(\[{][^)\]}]{1,2}[)\]}])");
  const std::string plain = folded(std::regex_replace(std::string(word), footnote, ""));
  std::string key;
  for (const char c : plain) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
  }
  return key;
}

std::vector<SeenWord> words_in(const TextLine& line, const Marks& marks, WordReader& reader) {
  const LinePicture picture = picture_of(line, marks);
  const std::vector<ReadWord> read = reader.read(picture.gray);
  std::vector<SeenWord> words;
  std::vector<MmRect> places;
  for (const ReadWord& word : read) {
    words.push_back({word.text, key_of(word.text), {}, {}, 0, false, word.confidence});
    const double left = picture.left_mm + word.left / picture.px_per_mm;
    places.push_back({left, line.box.y, (word.right - word.left) / picture.px_per_mm, line.box.height});
  }
  if (words.empty()) return words;
  for (const Piece& letter : line.letters) {
    SeenWord& word = words[owner_of(letter.box, places)];
    word.box = united(word.box, letter.box);
    word.pieces.push_back(letter.label);
  }
  for (const Piece& accent : line.accents) {
    words[owner_of(accent.box, places)].pieces.push_back(accent.label);
  }
  std::erase_if(words, [](const SeenWord& word) { return word.box.empty(); });
  if (!words.empty()) words.front().begins_line = true;
  return words;
}

}  // namespace hoso::labels
