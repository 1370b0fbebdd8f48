#include "typeset/paginate.hpp"

#include <hoso/error.hpp>

#include "typeset/typeset.hpp"

namespace hoso::typeset {
namespace {

bool fits(const LayoutPage& page) {
  try {
    Layout layout;
    layout.pages = {page};
    (void)typeset(layout);
    return true;
  } catch (const Error& error) {
    if (error.code() == "template.layout_overfull") return false;
    throw;
  }
}

}  // namespace

std::vector<LayoutPage> paginated(LayoutPage page, const std::vector<Block>& blocks) {
  page.blocks.clear();
  std::vector<LayoutPage> pages{page};
  for (const Block& block : blocks) {
    pages.back().blocks.push_back(block);
    if (pages.back().blocks.size() == 1 || fits(pages.back())) continue;
    pages.back().blocks.pop_back();
    pages.push_back(page);
    pages.back().blocks.push_back(block);
  }
  return pages;
}

}  // namespace hoso::typeset
