#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include <hoso/cell_id.hpp>
#include <hoso/dossier_xml.hpp>

#include "template/blank_picture.hpp"
#include "template/page_files.hpp"
#include "variants/variant_files.hpp"
#include "xml/writer.hpp"

namespace hoso::variants {
namespace {

/// As the files write lengths.
double rounded_down(double mm) { return std::floor(mm * 100) / 100; }
double rounded(double mm) { return std::round(mm * 100) / 100; }

/// Rounded, and on the page still.
MmRect rounded(const MmRect& box, const TemplatePage& page) {
  const double x = rounded_down(box.x), y = rounded_down(box.y);
  return {x, y, rounded_down(std::min(box.right(), rounded_down(page.width_mm)) - x + 1e-6),
          rounded_down(std::min(box.bottom(), rounded_down(page.height_mm)) - y + 1e-6)};
}

std::string decimal(double mm) { return fmt::format("{:.2f}", mm); }

class VariantWriter {
 public:
  explicit VariantWriter(const MetVariant& met)
      : met_(met), page_(met.form->pages[static_cast<std::size_t>(met.page)]), out_("variant") {}

  std::string write() {
    const FormTemplate& form = *met_.form;
    out_.attribute("xmlns", "urn:hoso:variant:1").attribute("form", form.id).attribute("version", form.version);
    out_.attribute("met", iso_utc(met_.encounter.first_met));
    out_.attribute("score", fmt::format("{:.4f}", std::clamp(met_.encounter.score, 0.0, 1.0)));
    out_.attribute("confirmed", form.places_confirmed ? "true" : "false");
    write_page();
    for (const FieldSpec& field : form.fields) write_place(field);
    return out_.finish();
  }

 private:
  void write_page() {
    out_.open("page").attribute("number", met_.page + 1);
    out_.attribute("width-mm", decimal(rounded(page_.width_mm)));
    out_.attribute("height-mm", decimal(rounded(page_.height_mm)));
    for (const MmRect& mark : page_.version_marks) write_box("version-mark", mark);
    out_.close();
  }

  void write_place(const FieldSpec& field) {
    const auto here = [&](const Zone& zone) { return zone.page == met_.page; };
    if (std::ranges::none_of(field.zones, here)) return;
    out_.open("place").attribute("field", field.id);
    if (const FieldSpec* own = spec_of(field)) {
      if (own->recognizer != field.recognizer) out_.attribute("recognizer", field.recognizer);
      if (own->cells != field.cells) out_.attribute("cells", field.cells);
    }
    for (const Zone& zone : field.zones) {
      if (here(zone)) write_box("zone", zone.box);
    }
    out_.close();
  }

  /// The same field, or a cell of the same column, of the form itself.
  [[nodiscard]] const FieldSpec* spec_of(const FieldSpec& field) const {
    const auto& fields = form_itself(met_.form)->fields;
    const auto own = std::ranges::find(fields, id_in_row(field.id, 0), &FieldSpec::id);
    return own == fields.end() ? nullptr : &*own;
  }

  void write_box(std::string_view name, const MmRect& exact) {
    const MmRect box = rounded(exact, page_);
    if (box.empty()) return;
    out_.open(name).attribute("x", decimal(box.x)).attribute("y", decimal(box.y));
    out_.attribute("width", decimal(box.width)).attribute("height", decimal(box.height)).close();
  }

  const MetVariant& met_;
  const TemplatePage& page_;
  xml::Writer out_;
};

}  // namespace

std::map<std::string, std::string> variant_files(const MetVariant& met) {
  const TemplatePage& page = met.form->pages[static_cast<std::size_t>(met.page)];
  std::vector<PrintedWord> words = page.words;
  for (PrintedWord& word : words) word.box = rounded(word.box, page);
  return {{"variant.xml", VariantWriter(met).write()},
          {"page.words.xml", words_xml(words)},
          {"page.png", png_of(page.blank.picture(), page.blank.dpi())}};
}

}  // namespace hoso::variants
