// Which of today's units an address means, for people who ask.
#pragma once

#include <string>
#include <vector>

#include <hoso/places.hpp>

namespace hoso::app {

/// `units`: today's, the one meant, or those to choose from. Never empty.
struct PlaceAnswer {
  std::vector<Unit> units;
  double confidence = 0;           ///< 0..1, that the first is meant (or that it is the province)
  std::vector<DefunctUnit> former;  ///< named in the text, in its order
  bool province_only = false;      ///< the text says more, but names no commune that is known
  std::string mended;              ///< the text with a letter or two corrected; empty = as it was written
};

/// Throws Error("place.unknown") when the text names no unit of today or before, or none for certain.
[[nodiscard]] PlaceAnswer answer_about(const std::string& text, const Places&);

}  // namespace hoso::app
