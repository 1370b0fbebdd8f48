#include "code_reader.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>
#include <hoso/imaging/mat.hpp>
#include <opencv2/imgproc.hpp>

#include "code_places.hpp"

namespace hoso::codes {
namespace {

/// ISO/IEC 18004: no symbol holds more bytes.
constexpr std::size_t most_bytes = 2953;

/// One way to look at a place: it is enlarged or reduced to this side, or left as it is at 0.
struct Look {
  int side_px;
  ZXing::Binarizer binarizer;
  double sharpening;    ///< share of what a blur takes away that is added again
  double blur = 0.005;  ///< its sigma, as a share of the side
};

/// In the order in which they help most often. A card's code has about 50 modules in two thirds of
/// the place, and ZXing wants 3 pixels or more a module.
constexpr Look looks[] = {
    {0, ZXing::Binarizer::LocalAverage, 0},    {400, ZXing::Binarizer::LocalAverage, 0},
    {640, ZXing::Binarizer::LocalAverage, 0},  {400, ZXing::Binarizer::GlobalHistogram, 0},
    {640, ZXing::Binarizer::LocalAverage, 2},  {900, ZXing::Binarizer::GlobalHistogram, 1},
    {280, ZXing::Binarizer::LocalAverage, 0},  {300, ZXing::Binarizer::LocalAverage, 2, 0.01},
    {300, ZXing::Binarizer::LocalAverage, 4, 0.01},
};

PixelRect box_of(const ZXing::Position& corners, double scale, cv::Point offset) {
  int left = corners[0].x, right = left, top = corners[0].y, bottom = top;
  for (const ZXing::PointI& corner : corners) {
    left = std::min(left, corner.x), right = std::max(right, corner.x);
    top = std::min(top, corner.y), bottom = std::max(bottom, corner.y);
  }
  const auto px = [scale](int length) { return cvRound(length / scale); };
  return {offset.x + px(left), offset.y + px(top), px(right - left) + 1, px(bottom - top) + 1};
}

/// From the top edge of the symbol, whose corners come in its own order.
int turns_of(const ZXing::Position& corners) {
  const double angle = std::atan2(corners[1].y - corners[0].y, corners[1].x - corners[0].x);
  const int turns = static_cast<int>(std::lround(angle / (std::numbers::pi / 2)));
  return (turns + 4) % 4;
}

/// Codes on `gray`, which shows the page `scale` times enlarged from `offset` on. The bytes are taken
/// as they are: ZXing guesses a text's encoding, and takes Vietnamese for Chinese now and then.
std::vector<Code> decoded(const cv::Mat& gray, ZXing::Binarizer binarizer, double scale,
                          cv::Point offset) {
  const ZXing::DecodeHints hints = ZXing::DecodeHints()
                                       .setFormats(ZXing::BarcodeFormat::QRCode)
                                       .setTryRotate(false)  // finder patterns look alike all round
                                       .setTryDownscale(false)
                                       .setBinarizer(binarizer);
  const ZXing::ImageView view(gray.data, gray.cols, gray.rows, ZXing::ImageFormat::Lum,
                              static_cast<int>(gray.step));
  std::vector<Code> codes;
  for (const ZXing::Result& result : ZXing::ReadBarcodes(view, hints)) {
    const ZXing::ByteArray& bytes = result.bytes();
    if (!result.isValid() || bytes.empty() || bytes.size() > most_bytes) continue;
    codes.push_back({{bytes.begin(), bytes.end()}, box_of(result.position(), scale, offset),
                     turns_of(result.position())});
  }
  return codes;
}

cv::Mat sharpened(const cv::Mat& gray, const Look& look) {
  cv::Mat soft, sharp;
  cv::GaussianBlur(gray, soft, cv::Size(), gray.cols * look.blur);
  cv::addWeighted(gray, 1 + look.sharpening, soft, -look.sharpening, 0, sharp);
  return sharp;
}

std::vector<Code> looked_at(const cv::Mat& place, const Look& look, cv::Point offset) {
  const double scale =
      look.side_px == 0 ? 1 : static_cast<double>(look.side_px) / std::max(place.cols, place.rows);
  cv::Mat sized = place;
  if (look.side_px != 0) {
    cv::resize(place, sized, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  }
  if (look.sharpening > 0) sized = sharpened(sized, look);
  return decoded(sized, look.binarizer, scale, offset);
}

std::vector<Code> codes_in(const cv::Mat& page, const cv::Rect& place, const StageContext& context) {
  const cv::Mat gray = imaging::ink_channel(page(place)).clone();
  for (const Look& look : looks) {
    context.check_cancelled();
    std::vector<Code> codes = looked_at(gray, look, place.tl());
    if (!codes.empty()) return codes;
  }
  return {};
}

bool covers(const PixelRect& outer, const cv::Rect& inner) {
  const cv::Point centre(inner.x + inner.width / 2, inner.y + inner.height / 2);
  return cv::Rect(outer.x, outer.y, outer.width, outer.height).contains(centre);
}

void add_new(const std::vector<Code>& more, std::vector<Code>& codes) {
  for (const Code& code : more) {
    if (std::ranges::count(codes, code.bytes, &Code::bytes) == 0) codes.push_back(code);
  }
}

}  // namespace

CodesOnPage read_codes(const cv::Mat& page, bool thorough, const StageContext& context) {
  CodesOnPage found;
  std::vector<Code>& codes = found.codes;
  for (const cv::Rect& place : code_places(page, thorough)) {
    const bool known =
        std::ranges::any_of(codes, [&](const Code& code) { return covers(code.box, place); });
    if (known) continue;
    const std::vector<Code> here = codes_in(page, place, context);
    if (here.empty()) found.unread.push_back({place.x, place.y, place.width, place.height});
    add_new(here, codes);
  }
  context.check_cancelled();
  if (codes.empty() && thorough && !page.empty()) {
    add_new(decoded(imaging::ink_channel(page), ZXing::Binarizer::LocalAverage, 1, {}), codes);
  }
  std::ranges::stable_sort(codes, {}, [](const Code& code) { return code.box.y; });
  return found;
}

}  // namespace hoso::codes
