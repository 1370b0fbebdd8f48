#include "report.hpp"

#include <algorithm>

#include "report_html.hpp"

namespace hoso {
namespace {

struct PictureExtract : PageExtract {
  explicit PictureExtract(std::string made) : data_uri(std::move(made)) {}
  std::string data_uri;
};

PagePictures pictures_of(const EmitInput& input) {
  PagePictures pictures;
  for (std::size_t i = 0; i < input.extracts.size() && i < input.dossier.pages.size(); ++i) {
    const auto* extract = dynamic_cast<const PictureExtract*>(input.extracts[i].get());
    if (extract) pictures[input.dossier.pages[i].number] = extract->data_uri;
  }
  return pictures;
}

/// Without any resolution a page is taken for A4, whose long side is 297 mm.
double dpi_of(const Page& page, const DossierPage& described) {
  if (described.effective_dpi > 0) return described.effective_dpi;
  return std::max(page.image.size().width, page.image.size().height) * mm_per_inch / 297;
}

}  // namespace

std::shared_ptr<const PageExtract> Report::extract(const Page& page, const DossierPage& described,
                                                   const std::vector<FieldValue>&,
                                                   const StageContext&) {
  if (page.image.empty()) return nullptr;
  return std::make_shared<PictureExtract>(
      preview_of(page.image, dpi_of(page, described), settings_.preview));
}

std::vector<Artifact> Report::emit(const EmitInput& input, const StageContext&) {
  const ReportView view = view_of(input.dossier);
  const std::string html = report_html(input.dossier, view, pictures_of(input));
  return {{"report.html", "text/html", {html.begin(), html.end()}, false}};
}

StageInfo Report::info() {
  return {
      "emit.report",
      "report.html: what was read, how surely, and what to do",
      Threading::shared,
      {{"picture_dpi", OptionType::real, "110", "resolution of the page pictures, dpi", 40, 300},
       {"jpeg_quality", OptionType::integer, "60", "quality of the page pictures", 1, 100}}};
}

}  // namespace hoso
