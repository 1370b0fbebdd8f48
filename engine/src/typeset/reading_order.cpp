#include "typeset/reading_order.hpp"

#include <algorithm>
#include <map>

#include <hoso/text.hpp>

namespace hoso::typeset {
namespace {

/// A piece of a line.
struct Piece {
  double x_mm = 0;
  std::string text;
  std::vector<std::size_t> marks;
};

class Reader {
 public:
  Reader(const FilledForm& form, std::size_t page, const std::string& title)
      : page_(form.pages[page]), title_(lower_case(title)) {
    for (const FilledText& text : form.texts) {
      if (text.page == static_cast<int>(page)) writing_[text.place].push_back(&text);
    }
  }

  [[nodiscard]] Spoken read() {
    for (const PageElement& element : page_.elements) add(element);
    return std::move(document_);
  }

 private:
  void add(const PageElement& element) {
    switch (element.kind) {
      case PageElement::Kind::paragraph: return add_paragraph(element);
      case PageElement::Kind::row: return add_line(line(element));
      case PageElement::Kind::header_cell: return add_header(element);
      case PageElement::Kind::body: return add_table(element);
    }
  }

  void add_header(const PageElement& element) {
    header_.push_back(cell("TH", pieces(element.first_mark, element.end_mark)));
  }

  [[nodiscard]] const TextMark* text_mark(std::size_t at) const { return std::get_if<TextMark>(&page_.marks[at]); }

  [[nodiscard]] std::vector<Piece> pieces(std::size_t first, std::size_t end) const {
    std::vector<Piece> found;
    for (std::size_t i = first; i < end; ++i) {
      if (const TextMark* mark = text_mark(i)) found.push_back({mark->origin.x, mark->text(), {i}});
    }
    return found;
  }

  /// The digits of a comb are one word.
  static Piece joined(const std::vector<Piece>& digits) {
    Piece word{digits.front().x_mm, "", {}};
    for (const Piece& digit : digits) {
      word.text += digit.text;
      word.marks.push_back(digit.marks.front());
    }
    return word;
  }

  [[nodiscard]] std::vector<Piece> written_at(std::size_t place) const {
    std::vector<Piece> all;
    const auto found = writing_.find(place);
    if (found == writing_.end()) return all;
    for (const FilledText* text : found->second) {
      const std::vector<Piece> more = pieces(text->first_mark, text->end_mark);
      all.insert(all.end(), more.begin(), more.end());
    }
    const bool comb = page_.places[place].kind == PlaceKind::comb;
    return comb && !all.empty() ? std::vector<Piece>{joined(all)} : all;
  }

  [[nodiscard]] std::vector<Piece> said_at(std::size_t place) const {
    const Place& where = page_.places[place];
    if (where.kind != PlaceKind::box) return written_at(place);
    return {{where.zone.x, writing_.contains(place) ? "☒" : "☐", {}}};
  }

  [[nodiscard]] std::vector<Piece> line(const PageElement& element) const {
    std::vector<Piece> all = pieces(element.first_mark, element.end_mark);
    for (std::size_t place = element.first_place; place < element.end_place; ++place) {
      const std::vector<Piece> more = said_at(place);
      all.insert(all.end(), more.begin(), more.end());
    }
    std::ranges::stable_sort(all, {}, &Piece::x_mm);
    return all;
  }

  static Spoken cell(const std::string& tag, const std::vector<Piece>& said) {
    Spoken spoken{tag, "", {}, {}};
    for (const Piece& piece : said) {
      if (!spoken.text.empty()) spoken.text += ' ';
      spoken.text += piece.text;
      spoken.marks.insert(spoken.marks.end(), piece.marks.begin(), piece.marks.end());
    }
    return spoken;
  }

  void add_line(const std::vector<Piece>& said) {
    Spoken spoken = cell("P", said);
    if (!spoken.marks.empty()) document_.children.push_back(std::move(spoken));
  }

  void add_paragraph(const PageElement& element) {
    Spoken spoken = cell("P", pieces(element.first_mark, element.end_mark));
    if (spoken.marks.empty()) return;
    const bool is_title = !titled_ && lower_case(spoken.text).find(title_) != std::string::npos;
    if (is_title) spoken.tag = "H1";
    titled_ = titled_ || is_title;
    document_.children.push_back(std::move(spoken));
  }

  /// One row for each height at which cells begin; columns without a field have empty cells.
  void add_table(const PageElement& body) {
    const TablePlace& table = page_.tables[tables_++];
    std::map<double, Spoken> rows;
    for (std::size_t place = body.first_place; place < body.end_place; ++place) {
      Spoken& row = rows[page_.places[place].zone.y];
      if (row.children.empty()) row = empty_row(table);
      const auto column = std::ranges::find(table.columns, page_.places[place].zone.x, &TablePlace::Column::x_mm);
      row.children[static_cast<std::size_t>(column - table.columns.begin())] = cell("TD", written_at(place));
    }
    Spoken spoken{"Table", "", {}, {{"TR", "", {}, std::move(header_)}}};
    header_.clear();
    for (auto& [y, row] : rows) {
      const bool filled = std::ranges::any_of(row.children, [](const Spoken& one) { return !one.marks.empty(); });
      if (filled) spoken.children.push_back(std::move(row));
    }
    document_.children.push_back(std::move(spoken));
  }

  static Spoken empty_row(const TablePlace& table) {
    return {"TR", "", {}, std::vector<Spoken>(table.columns.size(), Spoken{"TD", "", {}, {}})};
  }

  const TypesetPage& page_;
  std::string title_;
  bool titled_ = false;
  std::map<std::size_t, std::vector<const FilledText*>> writing_;
  std::vector<Spoken> header_;  ///< of the table whose body follows
  std::size_t tables_ = 0;      ///< met so far
  Spoken document_{"Document", "", {}, {}};
};

}  // namespace

Spoken spoken_page(const FilledForm& form, std::size_t page, const std::string& title) {
  return Reader(form, page, title).read();
}

}  // namespace hoso::typeset
