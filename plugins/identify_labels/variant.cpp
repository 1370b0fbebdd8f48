#include "variant.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <opencv2/imgproc.hpp>

#include <hoso/cell_id.hpp>
#include <hoso/imaging/mat.hpp>

namespace hoso::labels {
namespace {

/// Accents above and descenders below the letters that a word's box is drawn around.
constexpr double accent_mm = 0.6;

int px_of(double mm, double dpi) { return static_cast<int>(std::lround(mm_to_px(mm, dpi))); }

/// A printed dot's size; blur and rastering made its box larger.
double printed_dot_mm(const MmRect& dot) {
  return std::clamp(0.7 * std::max(dot.width, dot.height), 0.25, 0.42);
}

/// Copies the page's print into a white picture.
class BlankDrawing {
 public:
  explicit BlankDrawing(const Marks& marks)
      : marks_(marks), mask_(marks.gray.size(), CV_8UC1, cv::Scalar(0)) {}

  void add_pieces(const std::set<int>& labels) {
    for (int y = 0; y < mask_.rows; ++y) {
      const int* label = marks_.labels.ptr<int>(y);
      auto* out = mask_.ptr<std::uint8_t>(y);
      for (int x = 0; x < mask_.cols; ++x) {
        if (label[x] != 0 && labels.contains(label[x])) out[x] = 255;
      }
    }
  }

  void add_rule(const MmRect& box) {
    const cv::Rect place = cv::Rect(px_of(box.x, marks_.dpi) - 1, px_of(box.y, marks_.dpi) - 1,
                                    px_of(box.width, marks_.dpi) + 2, px_of(box.height, marks_.dpi) + 2) &
                           cv::Rect({}, mask_.size());
    mask_(place) |= marks_.rule_ink(place);
  }

  /// Ink no thicker than the line.
  void add_dotted(const MmRect& box) {
    constexpr double half_mm = 0.25;
    const cv::Rect place = cv::Rect(px_of(box.x, marks_.dpi), px_of(middle_y(box) - half_mm, marks_.dpi),
                                    px_of(box.width, marks_.dpi), px_of(2 * half_mm, marks_.dpi) + 1) &
                           cv::Rect({}, mask_.size());
    mask_(place) |= marks_.ink(place);
  }

  void add_dot(const Piece& dot) { dots_.push_back(dot.box); }

  [[nodiscard]] cv::Mat picture() const {
    cv::Mat soft, blank(mask_.size(), CV_8UC1, cv::Scalar(255));
    cv::dilate(mask_, soft, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    marks_.gray.copyTo(blank, soft);
    for (const MmRect& dot : dots_) {
      // OpenCV's circles reach half a pixel further than their radius; smaller ones are too pale for print.
      constexpr double least_radius_px = 0.85;
      const double radius = std::max(least_radius_px, mm_to_px(printed_dot_mm(dot), marks_.dpi) / 2 - 0.5);
      constexpr int fraction_bits = 4;
      const auto fixed = [&](double px) { return static_cast<int>(std::lround(px * (1 << fraction_bits))); };
      const double x = mm_to_px(middle_x(dot), marks_.dpi), y = mm_to_px(middle_y(dot), marks_.dpi);
      cv::circle(blank, {fixed(x - 0.5), fixed(y - 0.5)}, fixed(radius), cv::Scalar(0), cv::FILLED,
                 cv::LINE_AA, fraction_bits);
    }
    return blank;
  }

 private:
  const Marks& marks_;
  cv::Mat mask_;
  std::vector<MmRect> dots_;
};

/// What stands in the cells of a table was filled in, whatever it reads like: "Nam" is "năm" without its mark.
bool is_print(const Sighting& sighting, const Places& places) {
  return std::ranges::none_of(places.fields, [&](const FieldPlace& place) {
    if (place.row < 0) return false;
    const MmRect& cell = place.zones.front();
    return shared_x(sighting.box, cell) > 0 && shared_y(sighting.box, cell) > 0.5 * sighting.box.height;
  });
}

std::set<int> printed_pieces(const PageFindings& page, const Places& places) {
  std::set<int> labels(places.print.pieces.begin(), places.print.pieces.end());
  for (const auto& sighting : page.fit.phrases) {
    if (!sighting || !is_print(*sighting, places)) continue;
    for (const std::size_t word : sighting->words) {
      labels.insert(page.words[word].pieces.begin(), page.words[word].pieces.end());
    }
  }
  return labels;
}

Blank blank_of(const PageFindings& page, const Places& places) {
  BlankDrawing drawing(page.marks);
  drawing.add_pieces(printed_pieces(page, places));
  for (const MmRect& rule : places.print.rules) drawing.add_rule(rule);
  for (const MmRect& line : places.print.dotted) drawing.add_dotted(line);
  for (const Leader& leader : places.print.leaders) {
    for (const Piece& dot : leader.dots) drawing.add_dot(dot);
  }
  return Blank(imaging::from_mat(drawing.picture()), page.marks.dpi);
}

/// The template's words where the page shows them; words read as one share its box.
void add_words(const PageFindings& page, const Phrase& phrase, const Sighting& sighting, TemplatePage& out) {
  const auto& printed = page.form.pages[static_cast<std::size_t>(phrase.page)].words;
  std::map<std::size_t, std::vector<std::size_t>> keys_of;
  for (const auto& [key, word] : sighting.pairs) keys_of[word].push_back(key);
  for (const auto& [key, word] : sighting.pairs) {
    const std::vector<std::size_t>& sharing = keys_of[word];
    const auto at = static_cast<double>(std::ranges::find(sharing, key) - sharing.begin());
    MmRect box = page.words[word].box;
    box.width /= static_cast<double>(sharing.size());
    box.x += at * box.width;
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
  for (std::size_t i = 0; i < page.labels.phrases.size(); ++i) {
    const auto& sighting = page.fit.phrases[i];
    if (!sighting || !is_print(*sighting, places)) continue;
    add_words(page, page.labels.phrases[i], *sighting, out);
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
  if (page.fit.begins) return 0;
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
