// What is printed on a blank that a zone may snap to.
#pragma once

#include <string>
#include <vector>

#include <hoso/form_template.hpp>
#include <hoso/geometry.hpp>

namespace hoso::designer {

struct PrintedComb {
  MmRect box;
  int cells = 0;
};

/// A table as it is printed: rows of one height to write in, below a header.
struct PrintedTable {
  MmRect box;  ///< of the rows
  int rows = 0;
  struct Column {
    double x = 0;
    double width = 0;
    std::string header;  ///< as printed
  };
  std::vector<Column> columns;  ///< those to write in, from left to right
};

/// All in millimetres from the page's top left corner.
struct PrintedPlaces {
  std::vector<MmRect> lines;  ///< leaders and rules to write on: the band above each
  std::vector<PrintedComb> combs;
  std::vector<MmRect> boxes;  ///< to tick, from edge to edge
  std::vector<MmRect> cells;  ///< other closed cells, as of tables
  std::vector<PrintedTable> tables;
};

/// As hoso form draft sees the page. Empty lists = no such print. Throws what decoding the blank throws. Pure.
[[nodiscard]] PrintedPlaces printed_places(const TemplatePage& page);

}  // namespace hoso::designer
