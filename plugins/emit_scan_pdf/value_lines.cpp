#include <algorithm>
#include <string_view>

#include <hoso/choice.hpp>
#include <hoso/text.hpp>

#include "invisible_font.hpp"
#include "line_builder.hpp"

namespace hoso {
namespace {

/// Width of a typed letter at 13 to 14 pt, blanks included (Times metrics); only used to guess how
/// far a value reaches into its zone.
constexpr double usual_letter_mm = 2.1;
/// Zones leave room above the writing.
constexpr double usual_line_mm = 4.5;

const FieldSpec* spec_of(const FieldValue& field, const FormTemplate& form) {
  const auto found = std::ranges::find(form.fields, field.id, &FieldSpec::id);
  return found == form.fields.end() ? nullptr : &*found;
}

/// The upright rectangle in template mm around a box given in mm of the page picture.
MmRect on_template(const MmRect& box, const DossierPage& page) {
  const double dpi = page.effective_dpi > 0 ? page.effective_dpi : 300;
  const Alignment& alignment = page.match->alignment;
  const MmPoint start = alignment.to_template({mm_to_px(box.x, dpi), mm_to_px(box.y, dpi)});
  const MmPoint end =
      alignment.to_template({mm_to_px(box.right(), dpi), mm_to_px(box.bottom(), dpi)});
  return {start.x, start.y, end.x - start.x, end.y - start.y};
}

std::vector<MmRect> zones_of(const FieldValue& field, const FieldSpec* spec,
                             const DossierPage& page) {
  std::vector<MmRect> zones;
  if (spec) {
    for (const Zone& zone : spec->zones) {
      if (zone.page == page.match->template_page) zones.push_back(zone.box);
    }
  }
  if (zones.empty()) zones.push_back(on_template(field.box_mm, page));
  return zones;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    if (end != 0) parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

std::size_t length_of(const std::string& text) { return code_points(text).size(); }

/// One line of text with the words of `words` that fit; the last zone takes all that is left.
std::vector<std::vector<std::string>> spread(const std::vector<std::string>& words,
                                             const std::vector<MmRect>& zones) {
  std::vector<std::vector<std::string>> lines(zones.size());
  std::size_t line = 0;
  double used_mm = 0;
  for (const std::string& word : words) {
    const double width = static_cast<double>(length_of(word) + 1) * usual_letter_mm;
    if (used_mm > 0 && used_mm + width > zones[line].width && line + 1 < zones.size()) {
      ++line;
      used_mm = 0;
    }
    lines[line].push_back(word);
    used_mm += width;
  }
  return lines;
}

/// `words` from the left edge of `zone`, each letter `letter_mm` wide.
std::vector<LayoutWord> laid(const std::vector<std::string>& words, const MmRect& zone,
                             double letter_mm) {
  const double height = std::min(zone.height, usual_line_mm);
  const double top = zone.y + (zone.height - height) / 2;
  std::vector<LayoutWord> out;
  double x = zone.x;
  for (const std::string& word : words) {
    const double width = static_cast<double>(length_of(word)) * letter_mm;
    out.push_back({word, x, top, x + width, top + height, true});
    x += width + letter_mm;
  }
  return out;
}

std::vector<LayoutWord> laid_on_line(const std::vector<std::string>& words, const MmRect& zone) {
  std::size_t letters = words.empty() ? 1 : words.size() - 1;
  for (const std::string& word : words) letters += length_of(word);
  return laid(words, zone, std::min(usual_letter_mm, zone.width / static_cast<double>(letters)));
}

/// Comb boxes: one letter a box.
std::vector<LayoutWord> laid_in_boxes(std::string text, const MmRect& zone, int cells) {
  std::erase(text, ' ');
  const auto boxes = std::max(static_cast<std::size_t>(cells), length_of(text));
  return laid({text}, zone, zone.width / static_cast<double>(boxes));
}

/// An x in the box of each ticked option that is on `page`.
std::vector<ValueLine> ticks(const FieldSpec& spec, const std::string& text, const DossierPage& page) {
  const std::vector<std::string> chosen = chosen_options(text);
  std::vector<ValueLine> lines;
  for (std::size_t i = 0; i < std::min(spec.options.size(), spec.zones.size()); ++i) {
    const Zone& zone = spec.zones[i];
    const bool here = zone.page == page.match->template_page;
    if (!here || std::ranges::count(chosen, spec.options[i].value) == 0) continue;
    lines.push_back({zone.box, laid_on_line({"x"}, zone.box)});
  }
  return lines;
}

/// Empty for what was not read and for fields that only say that something is there.
std::string text_of(const FieldValue& field) {
  const bool read = field.state == FieldState::read || field.state == FieldState::confirmed;
  return read && !field.recognizer.ends_with("presence") ? shown_text(field.raw) : "";
}

}  // namespace

std::vector<ValueLine> value_lines(const FieldValue& field, const DossierPage& page) {
  const std::string text = text_of(field);
  if (text.empty()) return {};
  const FieldSpec* spec = spec_of(field, *page.match->form);
  if (spec && !spec->options.empty()) return ticks(*spec, text, page);
  const auto zones = zones_of(field, spec, page);
  if (spec && spec->cells > 0) {
    return {{zones.front(), laid_in_boxes(text, zones.front(), spec->cells)}};
  }
  std::vector<ValueLine> lines;
  const auto spread_words = spread(split(text, ' '), zones);
  for (std::size_t i = 0; i < zones.size(); ++i) {
    lines.push_back({zones[i], laid_on_line(spread_words[i], zones[i])});
  }
  return lines;
}

}  // namespace hoso
