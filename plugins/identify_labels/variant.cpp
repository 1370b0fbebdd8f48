#include "variant.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <hoso/cell_id.hpp>

#include "variant_blank.hpp"

namespace hoso::labels {
namespace {

/// Accents above and descenders below the letters that a word's box is drawn around.
constexpr double accent_mm = 0.6;

/// The template's words where the page shows `words` of a phrase; words read as one share its box.
void add_words(const PageFindings& page, const std::set<std::size_t>& words, std::size_t at, TemplatePage& out) {
  const Phrase& phrase = page.labels.phrases[at];
  const auto& pairs = page.fit.phrases[at]->pairs;
  const auto& printed = page.form.pages[static_cast<std::size_t>(phrase.page)].words;
  std::map<std::size_t, std::vector<std::size_t>> keys_of;
  for (const auto& [key, word] : pairs) keys_of[word].push_back(key);
  for (const auto& [key, word] : pairs) {
    if (!words.contains(word)) continue;
    const std::vector<std::size_t>& sharing = keys_of[word];
    const auto place = static_cast<double>(std::ranges::find(sharing, key) - sharing.begin());
    MmRect box = page.words[word].box;
    box.width /= static_cast<double>(sharing.size());
    box.x += place * box.width;
    const MmRect with_accents{box.x, box.y - accent_mm, box.width, box.height + 2 * accent_mm};
    out.words.push_back({printed[phrase.words[key]].text, with_accents});
  }
}

MmRect within(const MmRect& box, const TemplatePage& page) {
  const double left = std::clamp(box.x, 0.0, page.width_mm), top = std::clamp(box.y, 0.0, page.height_mm);
  const double right = std::clamp(box.right(), left, page.width_mm);
  return {left, top, right - left, std::clamp(box.bottom(), top, page.height_mm) - top};
}

TemplatePage page_of(const PageFindings& page, const Places& places) {
  TemplatePage out;
  out.width_mm = px_to_mm(page.marks.gray.cols, page.marks.dpi);
  out.height_mm = px_to_mm(page.marks.gray.rows, page.marks.dpi);
  const std::set<std::size_t> words = printed_words(page, places);
  for (std::size_t i = 0; i < page.labels.phrases.size(); ++i) {
    const auto& sighting = page.fit.phrases[i];
    if (!sighting) continue;
    add_words(page, words, i, out);
    if (page.labels.phrases[i].version_mark) out.version_marks.push_back(sighting->box);
  }
  for (PrintedWord& word : out.words) word.box = within(word.box, out);
  out.blank = blank_of(page, places);
  return out;
}

FieldSpec field_at(const FieldSpec& spec, const FieldPlace& place, int number, const TemplatePage& page) {
  FieldSpec field = spec;
  field.zones.clear();
  for (const MmRect& zone : place.zones) {
    const MmRect box = within(zone, page);
    if (!box.empty()) field.zones.push_back({number, box});
  }
  if (place.row >= 0) {
    field.row = place.row;
    field.id = id_in_row(spec.id, place.row);
  }
  field.cells = place.cells;
  // Boxes that were re-typed as a plain line.
  if (spec.cells > 0 && place.cells == 0) field.recognizer = "tesseract";
  return field;
}

/// In paper order: fields as the form has them, a table's cells row by row.
std::vector<FieldSpec> fields_at(const PageFindings& page, const Places& places, int number, const TemplatePage& seen) {
  std::vector<FieldSpec> fields;
  std::set<std::string> tables;
  for (std::size_t i = 0; i < page.form.fields.size(); ++i) {
    const FieldSpec& spec = page.form.fields[i];
    if (!spec.table.empty()) {
      if (!tables.insert(spec.table).second) continue;
      for (const FieldPlace& place : places.fields) {
        const FieldSpec& cell = page.form.fields[place.field];
        if (cell.table == spec.table) fields.push_back(field_at(cell, place, number, seen));
      }
      continue;
    }
    const auto place = std::ranges::find(places.fields, i, &FieldPlace::field);
    const FieldPlace elsewhere{i, -1, {}, spec.cells};
    fields.push_back(field_at(spec, place == places.fields.end() ? elsewhere : *place, number, seen));
  }
  return fields;
}

/// Which page of the form this is.
int number_of(const PageFindings& page) {
  const int count = static_cast<int>(page.form.pages.size());
  if (page.fit.begins || page.fit.titled) return 0;
  if (page.fit.fields > 0) return count;
  for (int i = 0; i < count; ++i) {
    if (page.form.pages[static_cast<std::size_t>(i)].optional) return i;
  }
  return count;
}

}  // namespace

Variant variant_of(const std::shared_ptr<const FormTemplate>& form, const PageFindings& page,
                   const Places& places) {
  auto variant = std::make_shared<FormTemplate>(*form);
  const int number = number_of(page);
  variant->variant_of = form;
  variant->folder.clear();
  variant->hash.clear();
  TemplatePage seen = page_of(page, places);
  const auto at = static_cast<std::size_t>(number);
  seen.optional = at < form->pages.size() && form->pages[at].optional;
  variant->fields = fields_at(page, places, number, seen);
  for (TemplatePage& other : variant->pages) {
    other = TemplatePage{other.width_mm, other.height_mm, {}, {}, {}, other.optional};
  }
  variant->pages.resize(std::max(variant->pages.size(), at + 1));
  variant->pages[at] = std::move(seen);
  return {std::move(variant), number};
}

}  // namespace hoso::labels
