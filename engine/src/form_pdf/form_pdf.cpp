#include "form_pdf/form_pdf.hpp"

#include <algorithm>

#include <qpdf/QPDFPageDocumentHelper.hh>

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

bool is_on_pictures(const typeset::FilledForm& form) {
  return std::ranges::any_of(form.pages, [](const typeset::TypesetPage& page) { return page.ground.has_value(); });
}

/// Cairo asks for a group to blend in, which nothing here needs, and for smoothed pictures (ISO 19005-2, 6.2.8, forbids
/// that).
void leave_out_blending(QPDF& pdf) {
  for (QPDFPageObjectHelper page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    page.getObjectHandle().removeKey("/Group");
    for (auto& [name, image] : page.getImages()) image.getDict().removeKey("/Interpolate");
  }
}

std::vector<std::uint8_t> pdf_on_pictures(const typeset::FilledForm& form, const Facts& facts) {
  const std::string date = iso_utc(facts.created.time_since_epoch().count());
  const std::string drawn = typeset::pdf_of(form.pages, {facts.title, date});
  QPDF pdf;
  pdf.processMemoryFile("form", drawn.data(), drawn.size());
  leave_out_blending(pdf);
  add_glyph_maps(pdf);
  add_pdfa_parts(pdf, {facts.title, facts.created, PdfaLevel::u});
  return written(pdf);
}

}  // namespace

std::vector<std::uint8_t> form_pdf(const typeset::FilledForm& form, const Facts& facts) {
  if (is_on_pictures(form)) return pdf_on_pictures(form, facts);
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
