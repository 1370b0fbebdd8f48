// Pictures of fictional cards: plain boxes that say SPECIMEN, with the two codes at their real size.
#pragma once

#include <hoso/page_image.hpp>

#include "synthetic/card.hpp"

namespace hoso::synthetic {

/// Which of the two generations of cards: by facts known to the authors the code moved to the back.
enum class CardModel {
  front_code,  ///< QR code on the front (issued 2021 to mid-2024)
  back_code,   ///< QR code and machine-readable lines on the back
};

/// ID-1, ISO/IEC 7810.
inline constexpr double card_width_mm = 85.6;
inline constexpr double card_height_mm = 53.98;
/// Side of the QR symbol without its quiet zone. Assumed: no drawing of the card was at hand.
inline constexpr double card_code_mm = 16;

struct CardPictures {
  PageImage front;
  PageImage back;
};

/// bgr24. Machine-readable lines have their true pitch (2.54 mm a character) and typeface. Throws Error
/// "fill.font_missing" without the Liberation fonts and OCR-B.
[[nodiscard]] CardPictures draw_card(const Card&, CardModel, double dpi);

/// An A4 sheet as a copier makes it: the pictures below one another, each turned by up to
/// `most_degrees` and moved a little. They must fit.
[[nodiscard]] PageImage copied_sheet(const std::vector<PageImage>&, double dpi,
                                     double most_degrees, Random&);

/// A single picture on a grey table, filling most of the frame.
[[nodiscard]] PageImage close_up(const PageImage&, Random&);

}  // namespace hoso::synthetic
