#include "pdf_source.hpp"

#include <ErrorCodes.h>
#include <Error.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Page.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include <hoso/page_canvas.hpp>

#include "page_geometry.hpp"
#include "page_renderer.hpp"
#include "page_words.hpp"
#include "scan_picture.hpp"
#include "scan_probe.hpp"

namespace hoso::source_poppler {
namespace {

/// ISO 32000-1, annex H.3, note 13: readers accept the header anywhere in here.
constexpr std::size_t header_within_bytes = 1024;

class PdfReader : public PageReader {
 public:
  PdfReader(const InputFile& file, double dpi)
      : dpi_(dpi),
        document_(new MemStream(reinterpret_cast<const char*>(file.bytes.data()), 0,
                                static_cast<Goffset>(file.bytes.size()), Object(objNull))) {
    if (!document_.isOk()) {
      throw Error(document_.getErrorCode() == errEncrypted ? "input.encrypted" : "input.damaged");
    }
    page_count_ = document_.getNumPages();
    if (page_count_ < 1) throw Error("input.damaged");
  }

  [[nodiscard]] int page_count() const override { return page_count_; }

  [[nodiscard]] Page read(int index, const StageContext& context) override {
    const PageGeometry geometry = geometry_of(index + 1);
    ScanProbe probe(geometry);
    document_.displayPage(&probe, geometry.number, points_per_inch, points_per_inch, 0, false, true,
                          false);
    context.check_cancelled();
    Page page = shown(geometry, probe, context);
    const Resolution resolution = resolution_of(geometry, page.image.size());
    page.stated_dpi = (resolution.x_dpi + resolution.y_dpi) / 2;
    if (probe.saw_text()) {
      page.words = words_of(document_, geometry, resolution, page.image.size());
    }
    return page;
  }

 private:
  [[nodiscard]] PageGeometry geometry_of(int number) {
    ::Page* page = document_.getPage(number);
    if (!page) throw Error("input.page_damaged");
    PageGeometry geometry{number, page->getCropWidth(), page->getCropHeight()};
    if (page->getRotate() % 180 != 0) std::swap(geometry.width_pt, geometry.height_pt);
    if (!(geometry.width_pt > 0 && geometry.height_pt > 0)) throw Error("input.page_damaged");
    return geometry;
  }

  [[nodiscard]] Page shown(const PageGeometry& geometry, const ScanProbe& probe,
                           const StageContext& context) {
    if (probe.image()) {
      if (auto page = read_scan(document_, *probe.image(), context)) return std::move(*page);
    }
    require_page_size(pixels(geometry.width_pt), pixels(geometry.height_pt), context.limits());
    Page page;
    page.image = rendered(document_, geometry, dpi_, context);
    return page;
  }

  [[nodiscard]] std::uint64_t pixels(double length_pt) const {
    const double count = std::ceil(length_pt / points_per_inch * dpi_);
    return count < 1e9 ? static_cast<std::uint64_t>(count) : 1'000'000'000;
  }

  double dpi_;
  PDFDoc document_;
  int page_count_ = 0;
};

}  // namespace

PdfSource::PdfSource(double dpi) : dpi_(dpi) {
  setErrorCallback([](ErrorCategory, Goffset, const char*) {});
  if (!globalParams) globalParams = std::make_unique<GlobalParams>();
  globalParams->findSystemFontFileForFamilyAndStyle("Liberation Serif", "Regular");
}

std::string PdfSource::media_type(const InputFile& file) const {
  const auto head = file.bytes.first(std::min(file.bytes.size(), header_within_bytes));
  constexpr std::string_view magic = "%PDF-";
  const auto found = std::search(head.begin(), head.end(), magic.begin(), magic.end());
  return found == head.end() ? "" : "application/pdf";
}

std::unique_ptr<PageReader> PdfSource::open(const InputFile& file, const StageContext&) {
  return std::make_unique<PdfReader>(file, dpi_);
}

}  // namespace hoso::source_poppler
