// The sheet that lies on top of a dossier: what it is, and what is in it.
#pragma once

#include <string>
#include <vector>

#include <hoso/message.hpp>

#include "typeset/fill.hpp"

namespace hoso::app {

/// A paper of the dossier; Vietnamese.
struct CoverComponent {
  std::string name;
  std::string pages;      ///< "1, 2"; empty = none
  std::string kind;       ///< "Bản chính", "Bản sao"; empty = not known
  std::string digitised;  ///< "Có", "Chưa"
};

struct Cover {
  /// Label, value; those without a value get a line to write on.
  std::vector<std::pair<LocalizedText, std::string>> facts;
  std::vector<CoverComponent> components;
  std::vector<LocalizedText> remarks;   ///< behind the table: pages that are no paper
  std::vector<LocalizedText> findings;  ///< what is still open
};

/// A4 pages, Vietnamese with small English below headings. Throws Error "fill.font_missing", and
/// "template.layout_overfull" for one text longer than a page.
[[nodiscard]] typeset::FilledForm cover_sheet(const Cover&);

}  // namespace hoso::app
