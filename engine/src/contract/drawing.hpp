// Pages drawn from nothing but a form's blank.
#pragma once

#include <hoso/form_template.hpp>

namespace hoso::contract {

[[nodiscard]] PageImage white_picture(PixelSize size);

/// The blank of page `number` (from 0) with printed words of its own copied into the zones of the
/// form's fields there, and a scribble where a signature belongs. Grey, at the blank's resolution.
[[nodiscard]] PageImage filled_blank(const FormTemplate& form, int number);

/// Grey to colour, with a red stamp of a twelfth of the width in the middle.
[[nodiscard]] PageImage stamped(const PageImage& grey);

/// By the nearest pixel; `grey` must not be empty.
[[nodiscard]] PageImage scaled(const PageImage& grey, PixelSize size);

}  // namespace hoso::contract
