// A small form and a re-typed copy of it.
#pragma once

#include <hoso/cell_id.hpp>

#include "variants/variant_files.hpp"

namespace hoso::variants_tests {

inline std::shared_ptr<const FormTemplate> made_up_form() {
  FormTemplate form;
  form.id = "slip", form.version = "v1";
  form.pages.resize(1);
  FieldSpec name, number, cell;
  name.id = "full_name", name.type = "text", name.recognizer = "tesseract";
  number.id = "citizen_id", number.type = "citizen_id", number.recognizer = "boxes", number.cells = 12;
  cell.id = "members[0].sex", cell.type = "sex", cell.table = "members", cell.row = 0, cell.recognizer = "tesseract";
  form.fields = {name, number, cell};
  return std::make_shared<const FormTemplate>(std::move(form));
}

inline Blank made_up_blank(double dpi) {
  const PixelSize size{static_cast<int>(210 / mm_per_inch * dpi), static_cast<int>(297 / mm_per_inch * dpi)};
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height), 255);
  pixels[pixels.size() / 2] = 0;
  return {PageImage(size, PixelFormat::gray8, std::move(pixels)), dpi};
}

/// How a copy differs from others of the same form.
struct Look {
  double shift_mm = 0;      ///< of the sheet as a whole
  double scale = 1;         ///< of the sheet as a whole
  double lower_half_mm = 0; ///< by how much the lower half of the print alone stands lower
  double dpi = 100;
};

/// Twenty words, a line, a comb that was re-typed as a line, and a table of two rows.
inline variants::MetVariant made_up_variant(const Look& look = {}) {
  const auto form = made_up_form();
  auto variant = std::make_shared<FormTemplate>(*form);
  variant->variant_of = form;
  const auto placed = [&](double x, double y, double width) {
    const double low = y > 100 ? look.lower_half_mm : 0;
    return MmRect{look.shift_mm + look.scale * x, look.shift_mm + look.scale * (y + low), look.scale * width, 4};
  };
  TemplatePage& page = variant->pages[0];
  for (int i = 0; i < 20; ++i) {
    page.words.push_back({"word" + std::to_string(i), placed(20 + 7 * (i % 5), 10.0 * i, 6)});
  }
  page.version_marks = {placed(60, 10, 30)};
  page.blank = made_up_blank(look.dpi);
  page.width_mm = px_to_mm(page.blank.size().width, look.dpi);
  page.height_mm = px_to_mm(page.blank.size().height, look.dpi);
  variant->fields[0].zones = {{0, placed(70, 30, 60)}, {0, placed(20, 36, 110)}};
  variant->fields[1].zones = {{0, placed(70, 50, 60)}};
  variant->fields[1].recognizer = "tesseract", variant->fields[1].cells = 0;
  variant->fields[2].zones = {{0, placed(20, 120, 30)}};
  FieldSpec second = variant->fields[2];
  second.id = id_in_row(second.id, 1), second.row = 1, second.zones = {{0, placed(20, 128, 30)}};
  variant->fields.push_back(second);
  return {std::move(variant), 0, {1'700'000'000, 0.95}};
}

}  // namespace hoso::variants_tests
