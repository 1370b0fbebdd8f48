#include "filling/qr_symbol.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <qrencode.h>

namespace hoso::filling {
namespace {

constexpr int quiet_modules = 4;

}  // namespace

std::optional<QrSymbol> QrSymbol::of(const std::string& text, Correction correction) {
  const QRecLevel level = correction == Correction::high ? QR_ECLEVEL_H : QR_ECLEVEL_M;
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(QRcode_encodeString(text.c_str(), 0, level, QR_MODE_8, 1),
                                                        QRcode_free);
  if (!code) return std::nullopt;
  QrSymbol symbol;
  symbol.width_ = code->width;
  const auto count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
  for (std::size_t i = 0; i < count; ++i) symbol.modules_.push_back((code->data[i] & 1U) != 0);
  return symbol;
}

double QrSymbol::side_mm(double module_mm) const { return (width_ + 2 * quiet_modules) * module_mm; }

int QrSymbol::side_modules() const { return width_ + 2 * quiet_modules; }

std::string QrSymbol::svg_path() const {
  std::string path;
  for (int y = 0; y < width_; ++y) {
    for (int x = 0; x < width_; ++x) {
      if (black(x, y)) path += fmt::format("M{} {}h1v1h-1z", quiet_modules + x, quiet_modules + y);
    }
  }
  return path;
}

/// Each run of black modules in a row is one thick line, whose square ends reach half its width farther.
void QrSymbol::draw(typeset::TypesetPage& page, MmPoint corner, double module_mm) const {
  for (int y = 0; y < width_; ++y) {
    for (int x = 0; x < width_; ++x) {
      if (!black(x, y)) continue;
      int end = x + 1;
      while (end < width_ && black(end, y)) ++end;
      const double middle = corner.y + (quiet_modules + y + 0.5) * module_mm;
      // A line of no length has no ends.
      constexpr double least_mm = 0.01;
      const double left = corner.x + (quiet_modules + x + 0.5) * module_mm;
      const double length = std::max((end - x - 1) * module_mm, least_mm);
      page.marks.emplace_back(
          typeset::LineMark{{left, middle}, {left + length, middle}, module_mm / typeset::mm_per_pt});
      x = end;
    }
  }
}

}  // namespace hoso::filling
