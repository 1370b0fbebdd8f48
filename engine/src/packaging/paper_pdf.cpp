#include "packaging/paper_pdf.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include <fmt/format.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <hoso/error.hpp>
#include <hoso/pdf/pdfa.hpp>

namespace hoso::packaging {
namespace {

const Bytes& scan_of(int file, const PaperScans& scans) {
  const auto found = scans.run.find(scan_path(file));
  if (found == scans.run.end()) throw Error("package.scan_missing", {{"file", scan_path(file)}});
  return found->second;
}

/// Pages of the file that its scan holds: a page that could not be read is not in it.
std::vector<int> pages_in(int file, const PackedDossier& dossier) {
  std::vector<int> pages;
  for (const PackedPage& page : dossier.pages) {
    if (page.file == file && page.width_px > 0) pages.push_back(page.number);
  }
  return pages;
}

const PackedPage& page_of(int number, const PackedDossier& dossier) {
  return dossier.pages[static_cast<std::size_t>(number - 1)];
}

/// The only file of the paper's pages; 0 = several.
int only_file(const PackagePaper& paper, const PackedDossier& dossier) {
  const int first = page_of(paper.pages.front(), dossier).file;
  const bool same = std::ranges::all_of(paper.pages, [&](int page) { return page_of(page, dossier).file == first; });
  return same ? first : 0;
}

/// Scans opened once, alive as long as the PDF that borrows from them.
class OpenScans {
 public:
  explicit OpenScans(const PaperScans& scans) : scans_(scans) {}

  QPDFPageObjectHelper page(int number) {
    const int file = page_of(number, scans_.dossier).file;
    const std::vector<int> order = pages_in(file, scans_.dossier);
    const auto index = static_cast<std::size_t>(std::ranges::find(order, number) - order.begin());
    const auto pages = QPDFPageDocumentHelper(opened(file)).getAllPages();
    if (index >= pages.size()) throw Error("package.scan_missing", {{"file", scan_path(file)}});
    return pages[index];
  }

 private:
  QPDF& opened(int file) {
    std::unique_ptr<QPDF>& pdf = open_[file];
    if (!pdf) {
      const Bytes& bytes = scan_of(file, scans_);
      pdf = std::make_unique<QPDF>();
      pdf->setSuppressWarnings(true);
      pdf->processMemoryFile("scan", reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }
    return *pdf;
  }

  const PaperScans& scans_;
  std::map<int, std::unique_ptr<QPDF>> open_;
};

Bytes collected(const PackagePaper& paper, const PaperScans& scans) {
  OpenScans open(scans);
  QPDF pdf;
  pdf.emptyPDF();
  for (const int page : paper.pages) pdf.addPage(open.page(page).getObjectHandle(), false);
  add_pdfa_parts(pdf, {fmt::format("{}: {}", paper.ordinal, paper.title), scans.dossier.created});
  return written(pdf);
}

}  // namespace

std::string scan_path(int file) { return fmt::format("scans/scan-{}.pdf", file); }

bool must_stay_whole(std::span<const std::uint8_t> pdf) { return is_signed_pdf(pdf) || !is_written_by_hoso(pdf); }

Bytes paper_pdf(const PackagePaper& paper, const PaperScans& scans) {
  const int file = only_file(paper, scans.dossier);
  const bool whole = file > 0 && pages_in(file, scans.dossier) == paper.pages;
  if (file > 0 && (whole || must_stay_whole(scan_of(file, scans)))) return scan_of(file, scans);
  try {
    return collected(paper, scans);
  } catch (const QPDFExc&) {
    throw Error("emit.failed", {{"artifact", "PDF"}, {"detail", "qpdf"}});
  }
}

}  // namespace hoso::packaging
