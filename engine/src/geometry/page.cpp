#include <hoso/page.hpp>

namespace hoso {
namespace {

/// `box` on a picture of `size` after one clockwise quarter turn.
PixelRect turned_once(const PixelRect& box, PixelSize size) {
  return {size.height - box.y - box.height, box.x, box.height, box.width};
}

}  // namespace

Page turned(const Page& page, int quarter_turns) {
  const int turns = ((quarter_turns % 4) + 4) % 4;
  Page result = page;
  result.image = turned(page.image, turns);
  result.quarter_turns = (page.quarter_turns + turns) % 4;
  for (Word& word : result.words) {
    PixelSize size = page.image.size();
    for (int turn = 0; turn < turns; ++turn, size = {size.height, size.width}) {
      word.box = turned_once(word.box, size);
    }
  }
  return result;
}

}  // namespace hoso
