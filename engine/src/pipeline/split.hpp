// A scanned stack -> the dossiers in it, as separator sheets say: a proposal that people look at.
#pragma once

#include <string>
#include <vector>

#include <hoso/dossier.hpp>

namespace hoso::pipeline {

/// Pages of the stack that lie one behind another; parts follow each other without a gap.
struct StackPart {
  int first_page = 0;      ///< in the stack, from 1
  int last_page = 0;
  int separator_page = 0;  ///< its sheet, always the first page; 0 = pages before the first sheet
  std::string code;        ///< dossier code on the sheet; empty = none
  std::string procedure;   ///< on the sheet; empty = not said, or not known here
  std::vector<Finding> doubts;  ///< why a person must look; pages are counted from the part's first
};

/// Every sheet that can be read begins a part; nothing is ever left out. `pages` are those of the stack, in order;
/// `procedures` the codes that are known. In doubt: pages before the first sheet, no sheet at all, sheets turned, read
/// in part only, or not readable (these begin nothing), one code twice, no page behind a sheet.
[[nodiscard]] std::vector<StackPart> parts_of(const std::vector<DossierPage>& pages,
                                              const std::vector<std::string>& procedures);

/// What only the part's dossier shows: one form twice, as if a sheet were missing.
[[nodiscard]] std::vector<Finding> doubts_about(const Dossier& dossier, const StackPart& part);

}  // namespace hoso::pipeline
