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

}  // namespace

std::vector<std::uint8_t> form_pdf(const typeset::FilledForm& form, const Facts& facts) {
  const bool tagged = !is_on_pictures(form);
  const std::vector<typeset::Spoken> pages = tagged ? spoken(form, facts.title) : std::vector<typeset::Spoken>();
  const typeset::PdfInfo info{facts.title, iso_utc(facts.created.time_since_epoch().count())};
  const std::string drawn =
      tagged ? typeset::tagged_pdf_of(form.pages, pages, info) : typeset::pdf_of(form.pages, info);
  QPDF pdf;
  pdf.processMemoryFile("form", drawn.data(), drawn.size());
  if (tagged) finish_tags(pdf, pages);
  else leave_out_blending(pdf);
  add_glyph_maps(pdf);
  add_pdfa_parts(pdf, {facts.title, facts.created, tagged ? PdfaLevel::a : PdfaLevel::u});
  return written(pdf);
}

}  // namespace hoso::form_pdf
