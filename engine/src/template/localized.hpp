#pragma once

#include <hoso/message.hpp>

#include "xml/document.hpp"

namespace hoso {

/// `<label vi="…" en="…"/>`
[[nodiscard]] inline LocalizedText localized(const xml::Element& element) {
  return {element.attribute("vi"), element.attribute("en")};
}

}  // namespace hoso
