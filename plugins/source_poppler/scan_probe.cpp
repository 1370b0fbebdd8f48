#include "scan_probe.hpp"

#include <GfxState.h>
#include <Stream.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace hoso::source_poppler {
namespace {

/// Share of a side by which a picture may miss the page's edge and still be the page: producers
/// round page sizes to whole points or millimetres.
constexpr double edge_tolerance = 0.01;
/// A larger slant than this is a page laid out, not scanned.
constexpr double slant_tolerance = 0.002;

/// Turns that put the unit square's picture where the matrix puts it; nullopt = slanted or
/// mirrored. Device y grows downwards.
std::optional<int> quarter_turns_of(const double* ctm) {
  const double right_x = ctm[0], right_y = ctm[1], down_x = -ctm[2], down_y = -ctm[3];
  const double size = std::hypot(right_x, right_y) + std::hypot(down_x, down_y);
  const auto none = [size](double value) { return std::abs(value) <= slant_tolerance * size; };
  if (none(right_y) && none(down_x)) {
    if (right_x > 0 && down_y > 0) return 0;
    if (right_x < 0 && down_y < 0) return 2;
  }
  if (none(right_x) && none(down_y)) {
    if (right_y > 0 && down_x < 0) return 1;
    if (right_y < 0 && down_x > 0) return 3;
  }
  return std::nullopt;
}

struct Extent {
  double low;
  double high;
};

Extent extent_of(double origin, double side, double other_side) {
  const std::array corners{origin, origin + side, origin + other_side, origin + side + other_side};
  const auto [low, high] = std::ranges::minmax_element(corners);
  return {*low, *high};
}

bool is_about(const Extent& extent, double length) {
  const double tolerance = edge_tolerance * length;
  return std::abs(extent.low) <= tolerance && std::abs(extent.high - length) <= tolerance;
}

/// The clip may cut the tolerance's worth, not more.
bool is_unclipped(const GfxState& state, double width, double height) {
  double left = 0, top = 0, right = 0, bottom = 0;
  state.getClipBBox(&left, &top, &right, &bottom);
  return left <= edge_tolerance * width && top <= edge_tolerance * height &&
         right >= (1 - edge_tolerance) * width && bottom >= (1 - edge_tolerance) * height;
}

bool is_opaque(const GfxState& state) {
  return state.getFillOpacity() == 1 && state.getBlendMode() == gfxBlendNormal;
}

/// Grey or RGB with the usual meaning of the numbers: the JPEG alone shows the same picture.
bool is_plain(GfxImageColorMap& colors) {
  const GfxColorSpaceMode mode = colors.getColorSpace()->getMode();
  if (mode != csDeviceGray && mode != csCalGray && mode != csDeviceRGB && mode != csCalRGB &&
      mode != csICCBased) {
    return false;
  }
  const int components = colors.getNumPixelComps();
  if ((components != 1 && components != 3) || colors.getBits() != 8) return false;
  for (int i = 0; i < components; ++i) {
    if (colors.getDecodeLow(i) != 0 || colors.getDecodeHigh(i) != 1) return false;
  }
  return true;
}

}  // namespace

bool ScanProbe::fills_page(const GfxState& state) const {
  const double* ctm = state.getCTM();
  return is_about(extent_of(ctm[4], ctm[0], ctm[2]), page_.width_pt) &&
         is_about(extent_of(ctm[5], ctm[1], ctm[3]), page_.height_pt) &&
         is_unclipped(state, page_.width_pt, page_.height_pt);
}

void ScanProbe::drawChar(GfxState* state, double, double, double, double, double, double, CharCode,
                         int, const Unicode*, int) {
  saw_text_ = true;
  // Rendering modes 3 and 7 paint nothing (ISO 32000-1, table 106).
  if (state->getRender() != 3 && state->getRender() != 7) image_.reset();
}

void ScanProbe::drawImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
                          GfxImageColorMap* colors, bool interpolate, const int* mask_colors,
                          bool inlined) {
  image_.reset();
  const auto turns = quarter_turns_of(state->getCTM());
  if (turns && !masked_ && !inlined && !mask_colors && reference && reference->isRef() &&
      stream->getKind() == strDCT && is_opaque(*state) && is_plain(*colors) && fills_page(*state)) {
    image_ = ScanImage{reference->getRef(), width, height, colors->getNumPixelComps(), *turns};
  }
  // Skips the data of inline images.
  OutputDev::drawImage(state, reference, stream, width, height, colors, interpolate, mask_colors,
                       inlined);
}

void ScanProbe::drawImageMask(GfxState* state, Object* reference, Stream* stream, int width,
                              int height, bool invert, bool interpolate, bool inlined) {
  image_.reset();
  OutputDev::drawImageMask(state, reference, stream, width, height, invert, interpolate, inlined);
}

}  // namespace hoso::source_poppler
