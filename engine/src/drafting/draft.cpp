#include "drafting/draft.hpp"

#include <algorithm>
#include <cctype>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "drafting/blank_grids.hpp"
#include "drafting/check_boxes.hpp"
#include "drafting/field_names.hpp"
#include "drafting/label_text.hpp"
#include "drafting/row_fields.hpp"
#include "drafting/signature_blocks.hpp"

namespace hoso::drafting {
namespace {

struct Place {
  int page = 0;
  double y = 0, x = 0;
};

Place place_of(const DraftEntry& entry) {
  if (const auto* table = std::get_if<DraftTable>(&entry)) return {table->page, table->y, table->x};
  const Zone& zone = std::get<DraftField>(entry).zones.front();
  return {zone.page, zone.box.bottom(), zone.box.x};
}

/// Zones of one row differ a little in height.
bool comes_before(const DraftEntry& left, const DraftEntry& right) {
  constexpr double row_mm = 3;
  const Place a = place_of(left), b = place_of(right);
  if (a.page != b.page) return a.page < b.page;
  const auto row_a = static_cast<int>(a.y / row_mm), row_b = static_cast<int>(b.y / row_mm);
  return row_a != row_b ? row_a < row_b : a.x < b.x;
}

bool stands_in(const MmRect& box, const std::vector<MmRect>& places) {
  const double x = box.x + box.width / 2, y = box.y + box.height / 2;
  return std::ranges::any_of(places, [&](const MmRect& place) {
    return x > place.x && x < place.right() && y > place.y && y < place.bottom();
  });
}

/// `word` without ASCII signs, as templates are linted.
std::string bare(std::string word) {
  std::erase_if(word, [](unsigned char c) { return c < 0x80 && std::isalnum(c) == 0; });
  return word;
}

/// A number alone is a label only where it is printed as one: a sign that was misread for a digit is none.
bool is_label(const std::string& text, const std::vector<PrintedWord>& words) {
  const std::string key = label_key(text);
  if (std::ranges::any_of(key, [](char c) { return c >= 'a' && c <= 'z'; })) return true;
  return !key.empty() &&
         std::ranges::any_of(words, [&](const PrintedWord& word) { return bare(word.text) == bare(text); });
}

/// The printed word nearest to `box`; empty = the page has none.
std::string nearest_word(const MmRect& box, const std::vector<PrintedWord>& words) {
  std::string best;
  double least = 0;
  for (const PrintedWord& word : words) {
    const double across = std::max({0.0, word.box.x - box.right(), box.x - word.box.right()});
    const double down = std::max({0.0, word.box.y - box.bottom(), box.y - word.box.bottom()});
    const std::string label = clean_label(word.text);
    if (!is_label(label, words) || (!best.empty() && across + down >= least)) continue;
    best = label;
    least = across + down;
  }
  return best;
}

/// A template needs a label that is printed on the page. A place without any word on its page is left out.
void label_the_rest(std::vector<DraftField>& fields, const std::vector<PrintedWord>& words) {
  for (DraftField& field : fields) {
    if (is_label(clean_label(field.label), words)) continue;
    field.label = nearest_word(field.zones.front().box, words);
    field.questions.push_back("no label was found for this place; this is the nearest printed word");
  }
  std::erase_if(fields, [](const DraftField& field) { return field.label.empty(); });
}

/// Upright frames for a photo of 3 by 4 to 4 by 6 cm: what is printed there is no label.
std::vector<MmRect> photo_frames(const std::vector<MmRect>& cells) {
  std::vector<MmRect> frames;
  std::ranges::copy_if(cells, std::back_inserter(frames), [](const MmRect& cell) {
    const double shape = cell.width / cell.height;
    return cell.width > 18 && cell.width < 45 && cell.height > 24 && cell.height < 65 && shape > 0.6 && shape < 0.85;
  });
  return frames;
}

std::vector<DraftEntry> entries_on(const PagePrint& print, int page, const LabelGlossary& glossary) {
  const SortedCells cells = sorted_cells(print);
  GridFindings grids = entries_in_grids(cells.grids, print, page);
  std::vector<Item> items = blanks_of(print);
  std::ranges::copy(cells.boxes, std::back_inserter(items));
  std::ranges::copy(cells.combs, std::back_inserter(items));
  for (const PrintedWord& word : print.words) items.push_back({ItemKind::word, word.box, word.text});
  const std::vector<MmRect> frames = photo_frames(cells.grids);
  std::erase_if(items,
                [&](const Item& item) { return stands_in(item.box, grids.taken) || stands_in(item.box, frames); });
  const std::vector<Row> rows = rows_of(with_typed_boxes(std::move(items)));
  std::vector<DraftEntry> entries = std::move(grids.entries);
  std::vector<DraftField> on_lines = fields_on(rows, page);
  label_the_rest(on_lines, print.words);
  for (DraftField& field : on_lines) entries.emplace_back(std::move(field));
  for (DraftField& field : signatures_on({rows, print, page}, glossary)) entries.emplace_back(std::move(field));
  std::ranges::stable_sort(entries, comes_before);
  return entries;
}

bool is_state_heading(const std::string& key) {
  return key.find("xa hoi chu nghia") != std::string::npos || key.find("doc lap tu do") != std::string::npos;
}

/// The first row in capitals, the state's name excepted.
std::string title_on(const PagePrint& print) {
  std::vector<Item> items;
  for (const PrintedWord& word : print.words) items.push_back({ItemKind::word, word.box, word.text});
  const auto rows = rows_of(std::move(items));
  std::string title;
  for (const Segment& segment : segments_of(rows)) {
    if (segment.box.y > print.height_mm / 2) break;
    const bool capitals = segment.text == upper_case(segment.text) && label_key(segment.text).size() >= 5;
    const bool centred = std::abs(segment.box.x + segment.box.width / 2 - print.width_mm / 2) < 20;
    const bool heads = capitals && centred && !is_state_heading(label_key(segment.text));
    if (heads)
      title += (title.empty() ? "" : " ") + segment.text;
    else if (!title.empty())
      break;
  }
  return title;
}

}  // namespace

Draft draft_of(std::vector<PagePrint> pages, const LabelGlossary& glossary) {
  Draft draft;
  draft.pages = std::move(pages);
  FieldNames names(glossary);
  bool any_word = false;
  for (std::size_t page = 0; page < draft.pages.size(); ++page) {
    any_word = any_word || !draft.pages[page].words.empty();
    for (DraftEntry& entry : entries_on(draft.pages[page], static_cast<int>(page), glossary)) {
      std::visit([&](auto& one) { names.name(one); }, entry);
      draft.entries.push_back(std::move(entry));
    }
  }
  if (!any_word) throw Error("draft.no_text");
  if (draft.entries.empty()) throw Error("draft.no_fields");
  draft.title = title_on(draft.pages.front());
  return draft;
}

}  // namespace hoso::drafting
