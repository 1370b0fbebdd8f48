// QR codes (ISO/IEC 18004) drawn onto typeset pages.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "typeset/marks.hpp"

namespace hoso::filling {

class QrSymbol {
 public:
  /// How much of a symbol may be lost: about 15 % or 30 %.
  enum class Correction { medium, high };

  /// Nullopt when `text` is longer than a symbol holds.
  [[nodiscard]] static std::optional<QrSymbol> of(const std::string& text, Correction);

  /// With the quiet zone of four modules all round.
  [[nodiscard]] double side_mm(double module_mm) const;

  /// Marks on `page`; `corner` is the top left one of the quiet zone.
  void draw(typeset::TypesetPage& page, MmPoint corner, double module_mm) const;

  /// Modules a side, the quiet zone with them.
  [[nodiscard]] int side_modules() const;
  /// The black modules as the `d` of an SVG path, one unit a module, from the quiet zone's top left corner.
  [[nodiscard]] std::string svg_path() const;

 private:
  [[nodiscard]] bool black(int x, int y) const { return modules_[static_cast<std::size_t>(y * width_ + x)]; }

  int width_ = 0;
  std::vector<bool> modules_;
};

}  // namespace hoso::filling
