#include "drafting/signature_blocks.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <hoso/text.hpp>

#include "drafting/label_text.hpp"

namespace hoso::drafting {
namespace {

// Millimetres.
constexpr double most_height = 28, least_height = 6, least_room = 13, most_width = 80, below_note = 0.8,
                 above_next = 0.8;
constexpr double title_gap = 9, margin = 8;

bool asks_to_sign(const std::string& text) {
  const std::string key = label_key(text);
  if (key.size() > 90) return false;
  // The end of a title on its second line: "CƠ QUAN ĐĂNG" above "KÝ".
  if (key == "ky" && text == upper_case(text) && text.front() != '(') return false;
  const bool begins = key == "ky" || key.starts_with("ky ");
  return begins || std::ranges::any_of(std::array{"ky ghi ro ho", "ky ten", "ky va ghi ro", "ky dong dau"},
                                       [&](const char* words) { return key.find(words) != std::string::npos; });
}

double middle_of(const MmRect& box) { return box.x + box.width / 2; }

class Blocks {
 public:
  Blocks(const SignaturePage& page, const LabelGlossary& glossary)
      : rows_(page.rows), print_(page.print), page_(page.page), segments_(segments_of(page.rows)) {
    for (const Segment& segment : segments_) {
      if (asks_to_sign(segment.text)) notes_.push_back(segment);
    }
    const std::size_t with_note = notes_.size();
    for (const Segment& segment : segments_) {
      if (names_signer(segment, with_note, glossary)) notes_.push_back(segment);
    }
    std::ranges::stable_sort(notes_, {}, [](const Segment& note) { return note.box.y; });
  }

  [[nodiscard]] std::vector<DraftField> fields() const {
    std::vector<DraftField> fields;
    for (const Segment& note : notes_) {
      DraftField field;
      field.kind = FieldKind::signature;
      field.label = asks_to_sign(note.text) ? title_of(note) : clean_label(title_above(note) + note.text);
      field.zones = {{page_, place_below(note)}};
      if (field.label.empty() || field.zones.front().box.height < least_height) continue;
      fields.push_back(std::move(field));
    }
    return fields;
  }

 private:
  /// The last line of who signs, in capitals, with room below and no note of its own.
  [[nodiscard]] bool names_signer(const Segment& segment, std::size_t with_note, const LabelGlossary& glossary) const {
    const bool capitals = segment.text == upper_case(segment.text);
    if (!capitals || segment.box.y < print_.height_mm / 4 || label_key(segment.text).size() < 5) return false;
    if (!glossary.signature(clean_label(title_above(segment) + segment.text))) return false;
    for (std::size_t i = 0; i < with_note; ++i) {
      const double away = notes_[i].box.y - segment.box.y;
      if (away > 0 && away < 2 * title_gap && std::abs(middle_of(notes_[i].box) - middle_of(segment.box)) < 12)
        return false;
    }
    return place_below(segment).height >= least_room;
  }

  /// The lines that `segment` goes on from, with a space behind them; empty = none.
  [[nodiscard]] std::string title_above(const Segment& segment) const {
    std::string title;
    MmRect below = segment.box;
    for (const Segment* next = nullptr; (next = line_above(below)) != nullptr; below = next->box) {
      title = next->text + " " + title;
    }
    return title;
  }

  [[nodiscard]] const Segment* line_above(const MmRect& below) const {
    for (const Segment& segment : segments_) {
      const double gap = below.y - segment.box.bottom();
      const bool close = gap > -2 && gap < 1.8 && std::abs(middle_of(segment.box) - middle_of(below)) < 12;
      if (close && segment.box.y < below.y - 1 && segment.text == upper_case(segment.text)) return &segment;
    }
    return nullptr;
  }

  [[nodiscard]] bool may_be_title(const Segment& segment, const MmRect& below) const {
    const double gap = below.y - segment.box.bottom();
    const bool over = std::abs(middle_of(segment.box) - middle_of(below)) < 12 && segment.box.y < below.y - 1;
    if (!over || gap > title_gap || asks_to_sign(segment.text)) return false;
    return std::ranges::none_of(rows_[segment.row].items, [&](const Item& item) {
      const double aside = std::max(item.box.x - segment.box.right(), segment.box.x - item.box.right());
      return item.kind != ItemKind::word && aside < 4;
    });
  }

  /// The lines right above the note, as far as they stand close together.
  [[nodiscard]] std::string title_of(const Segment& note) const {
    std::string title;
    MmRect below = note.box;
    for (int lines = 0; lines < 4; ++lines) {
      const Segment* next = nullptr;
      for (const Segment& segment : segments_) {
        if (may_be_title(segment, below) && (!next || segment.box.y > next->box.y)) next = &segment;
      }
      if (!next || (lines > 0 && below.y - next->box.bottom() > 2.5)) break;
      title = next->text + (title.empty() ? "" : " " + title);
      below = next->box;
    }
    return clean_label(title);
  }

  /// From the middle of `note` to half-way to what stands beside it.
  static double room_before(const MmRect& beside, const MmRect& note) {
    const double middle = middle_of(note);
    if (beside.x >= note.right()) return (beside.x + note.right()) / 2 - middle - 0.5;
    if (beside.right() <= note.x) return middle - (beside.right() + note.x) / 2 - 0.5;
    return most_width / 2;
  }

  /// Half-way to the notes beside it.
  [[nodiscard]] MmRect place_below(const Segment& note) const {
    const double middle = middle_of(note.box);
    double half = std::min({most_width / 2, middle - margin, print_.width_mm - margin - middle});
    for (const Segment& other : notes_) {
      const double away = std::abs(middle_of(other.box) - middle);
      if (away > 1 && std::abs(other.box.y - note.box.y) < most_height) half = std::min(half, away / 2 - 0.5);
    }
    for (const Segment& beside : segments_) {
      if (beside.row == note.row) half = std::min(half, room_before(beside.box, note.box));
    }
    MmRect place{middle - half, bottom_of(note) + below_note, 2 * half, most_height};
    place.height = std::min(most_height, top_of_next(place) - above_next - place.y);
    return place;
  }

  /// Of a note that goes on on the next line.
  [[nodiscard]] double bottom_of(const Segment& note) const {
    double bottom = note.box.bottom();
    if (!asks_to_sign(note.text) || note.text.find(')') != std::string::npos) return bottom;
    for (const Segment& segment : segments_) {
      const double gap = segment.box.y - bottom;
      if (gap > -1.5 && gap < 3 && std::abs(middle_of(segment.box) - middle_of(note.box)) < 12) {
        bottom = std::max(bottom, segment.box.bottom());
      }
    }
    return bottom;
  }

  /// Where something is printed below `place`'s top, a leader for the name included.
  [[nodiscard]] double top_of_next(const MmRect& place) const {
    double top = print_.height_mm - margin / 2;
    const auto meet = [&](const MmRect& box) {
      if (box.right() > place.x && box.x < place.right() && box.bottom() > place.y + 1) top = std::min(top, box.y);
    };
    for (const PrintedWord& word : print_.words) meet(word.box);
    for (const auto* list : {&print_.shapes.leaders, &print_.shapes.rules}) std::ranges::for_each(*list, meet);
    for (const MmRect& cell : print_.shapes.cells) {
      const double middle = middle_of(place);
      const bool around = cell.y < place.y && cell.bottom() > place.y + 1 && cell.x < middle && cell.right() > middle;
      if (around)
        top = std::min(top, cell.bottom());
      else
        meet(cell);
    }
    return top;
  }

  const std::vector<Row>& rows_;
  const PagePrint& print_;
  int page_;
  std::vector<Segment> segments_;
  std::vector<Segment> notes_;
};

}  // namespace

std::vector<DraftField> signatures_on(const SignaturePage& page, const LabelGlossary& glossary) {
  return Blocks(page, glossary).fields();
}

}  // namespace hoso::drafting
