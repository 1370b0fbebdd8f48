#include "dossier_contents.hpp"

#include <algorithm>
#include <fmt/format.h>

#include <hoso/unknown_page.hpp>

namespace hoso::procedure {

std::set<std::string> forms_in(const Dossier& dossier) {
  std::set<std::string> forms;
  for (const Document& document : dossier.documents) forms.insert(document.form->id);
  return forms;
}

std::vector<int> other_pages(const Dossier& dossier) {
  std::vector<int> pages;
  for (const DossierPage& page : dossier.pages) {
    const bool named = std::ranges::find(dossier.papers, page.number, &NamedPaper::page) != dossier.papers.end();
    if (is_unknown(page) && !named) pages.push_back(page.number);
  }
  return pages;
}

std::string source_of(const Procedure& procedure) {
  return fmt::format("Thủ tục {}, theo Cổng dịch vụ công quốc gia ngày {}", procedure.code, procedure.seen);
}

}  // namespace hoso::procedure
