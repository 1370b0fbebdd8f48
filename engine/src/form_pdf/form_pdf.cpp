#include "form_pdf/form_pdf.hpp"

#include <hoso/dossier_xml.hpp>
#include <hoso/pdf/pdfa.hpp>

#include "form_pdf/tags.hpp"
#include "typeset/draw.hpp"
#include "typeset/reading_order.hpp"

namespace hoso::form_pdf {
namespace {

std::vector<typeset::Spoken> spoken(const typeset::FilledForm& form, const std::string& title) {
  std::vector<typeset::Spoken> pages;
  for (std::size_t i = 0; i < form.pages.size(); ++i) pages.push_back(typeset::spoken_page(form, i, title));
  return pages;
}

}  // namespace

std::vector<std::uint8_t> form_pdf(const typeset::FilledForm& form, const Facts& facts) {
  const std::vector<typeset::Spoken> pages = spoken(form, facts.title);
  const std::string date = iso_utc(facts.created.time_since_epoch().count());
  const std::string drawn = typeset::tagged_pdf_of(form.pages, pages, {facts.title, date});
  QPDF pdf;
  pdf.processMemoryFile("form", drawn.data(), drawn.size());
  finish_tags(pdf, pages);
  add_pdfa_parts(pdf, {facts.title, facts.created, PdfaLevel::a});
  return written(pdf);
}

}  // namespace hoso::form_pdf
