// A page as it is read aloud: for the tags of a PDF.
#pragma once

#include <string>
#include <vector>

namespace hoso::typeset {

/// A structure element of ISO 32000-1, 14.8.4: "H1", "P", "Table", "TR", "TH", "TD"; of a page "Document".
struct Spoken {
  std::string tag;
  std::string text;                ///< what is said instead of the marks; only where there are no children
  std::vector<std::size_t> marks;  ///< text marks of the page, in this order
  std::vector<Spoken> children;
};

}  // namespace hoso::typeset
