// What stands on a typeset page: a display list, the same for PDF, pictures and geometry.
//
// Lengths are millimetres from the page's top left corner; only font sizes and pen widths are
// points, as printers give them.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <hoso/blank.hpp>
#include <hoso/form_template.hpp>
#include <hoso/geometry.hpp>

namespace hoso::typeset {

inline constexpr double pt_per_inch = 72;
inline constexpr double mm_per_pt = mm_per_inch / pt_per_inch;

struct Colour {
  double red = 0;  ///< 0..1
  double green = 0;
  double blue = 0;
  friend bool operator==(const Colour&, const Colour&) = default;
};

struct FontFace {
  std::string family;
  double size_pt = 12;
  bool bold = false;
  bool italic = false;
  friend bool operator==(const FontFace&, const FontFace&) = default;
};

/// Text in one font, without a line break. UTF-8, NFC.
struct TextRun {
  std::string text;
  FontFace font;
  double rise_mm = 0;  ///< above the baseline, for superscripts
};

/// One word: what is drawn at a time, so that its box is known exactly.
struct TextMark {
  std::vector<TextRun> runs;
  MmPoint origin;  ///< left end of the baseline
  /// Advance width, and from the top to the bottom of its *line*: words of a line share both.
  MmRect box;
  Colour colour;
  [[nodiscard]] std::string text() const;
};

struct LineMark {
  MmPoint from;
  MmPoint to;
  double width_pt = 0.5;
};

/// A dotted leader: round dots from `from` to the right.
struct DotsMark {
  MmPoint from;
  double length_mm = 0;
  double pitch_mm = 0;
  double diameter_pt = 0;
};

/// A pen stroke: cubic Bézier curves, 1 + 3n points.
struct StrokeMark {
  std::vector<MmPoint> points;
  double width_pt = 1;
  Colour colour;
};

using Mark = std::variant<TextMark, LineMark, DotsMark, StrokeMark>;

enum class PlaceKind {
  line,  ///< text on a leader
  comb,  ///< one character a box
  cell,  ///< text in a table cell
  area,  ///< free space, for signatures
  box,   ///< a square to tick
};

/// Where a field is filled in. Several places of one field are its lines, in order.
struct Place {
  std::string field;  ///< "full_name", "members[0].birth_date"
  PlaceKind kind = PlaceKind::line;
  MmRect zone;             ///< where ink may fall
  double baseline_mm = 0;  ///< text stands on it; areas have none
  int cells = 0;           ///< boxes of a comb
  /// Printed slashes divide a line into parts (day/month/year): the parts' left ends and the right
  /// end of the last. Empty = one part.
  std::vector<double> part_edges_mm{};
  bool centred = false;
  std::string option{};  ///< of a box: which option it stands for
  bool piece = false;    ///< one of several places that hold a piece each, not a line
};

/// A filled-in table's body: rows of equal height.
struct TablePlace {
  std::string id;
  double x_mm = 0;
  double y_mm = 0;  ///< top of the first body row
  int rows = 0;
  double row_height_mm = 0;
  struct Column {
    std::string field;  ///< empty = not filled in
    double x_mm = 0;    ///< from the page's left edge
    double width_mm = 0;
  };
  std::vector<Column> columns;
};

/// What is read aloud as one piece, in reading order: indices into the page's marks and places.
struct PageElement {
  enum class Kind {
    paragraph,
    row,          ///< labels and places on one line
    header_cell,  ///< of the table whose body follows
    body,         ///< the places of a table's cells, row by row
  };
  Kind kind = Kind::paragraph;
  std::size_t first_mark = 0, end_mark = 0;
  std::size_t first_place = 0, end_place = 0;
};

/// A printed page that is known by its picture only, not by what was set on it.
struct Ground {
  Blank picture;                ///< covers the page
  std::vector<TextMark> words;  ///< what it shows, for those who search or copy a PDF's text; never seen
};

struct TypesetPage {
  double width_mm = 210;
  double height_mm = 297;
  bool optional = false;
  std::optional<Ground> ground{};  ///< below the marks; none = white paper
  std::vector<Mark> marks;
  std::vector<Place> places;
  std::vector<TablePlace> tables;
  std::vector<MmRect> version_marks;
  std::vector<PageElement> elements;
};

/// The words printed on the page, in typeset order.
[[nodiscard]] std::vector<PrintedWord> printed_words(const TypesetPage&);

}  // namespace hoso::typeset
