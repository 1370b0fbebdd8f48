#include "scan_pdf.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <hoso/pdf/pdfa.hpp>

#include "pdf_page.hpp"

namespace hoso {
namespace {

struct PictureExtract : PageExtract {
  explicit PictureExtract(Picture made) : picture(std::move(made)) {}
  Picture picture;
};

/// A page of the dossier with its picture and the values read on it.
struct ScannedPage {
  const DossierPage* page;
  const Picture* picture;
  std::vector<const FieldValue*> fields;
};

std::map<int, std::vector<const FieldValue*>> fields_by_page(const Dossier& dossier) {
  std::map<int, std::vector<const FieldValue*>> fields;
  for (const Document& document : dossier.documents) {
    for (const FieldValue& field : document.fields) fields[field.page].push_back(&field);
  }
  return fields;
}

/// The pages of each input file; a page without a picture was reported when it failed.
std::map<int, std::vector<ScannedPage>> pages_by_file(const EmitInput& input) {
  auto fields = fields_by_page(input.dossier);
  std::map<int, std::vector<ScannedPage>> files;
  for (std::size_t i = 0; i < input.dossier.pages.size(); ++i) {
    const DossierPage& page = input.dossier.pages[i];
    const auto* extract = dynamic_cast<const PictureExtract*>(input.extracts[i].get());
    if (extract) files[page.file].push_back({&page, &extract->picture, fields[page.number]});
  }
  return files;
}

/// "Bản quét 1: Tờ khai thay đổi thông tin cư trú". Names of input files stay out: they tell about
/// people and come from anywhere.
std::string title_of(const std::vector<ScannedPage>& pages, int number) {
  std::string title = "Bản quét " + std::to_string(number);
  std::set<std::string> named;
  for (const ScannedPage& scanned : pages) {
    if (!scanned.page->match) continue;
    const std::string& form = scanned.page->match->form->title.vi;
    if (named.insert(form).second) title += (named.size() == 1 ? ": " : "; ") + form;
  }
  return title;
}

std::vector<std::uint8_t> pdf_of(const std::vector<ScannedPage>& pages, int number,
                                 const StageContext& context) {
  QPDF pdf;
  pdf.emptyPDF();
  InvisibleFont font(pdf);
  for (const ScannedPage& scanned : pages) {
    context.check_cancelled();
    const auto lines = text_lines(*scanned.page, scanned.fields);
    pdf.addPage(pdf_page(pdf, *scanned.page, *scanned.picture, lines, font), false);
  }
  font.finish();
  add_pdfa_parts(pdf, {shown_text(title_of(pages, number)), context.now()});
  return written(pdf);
}

constexpr std::string_view pdf_type = "application/pdf";

/// Each page has words of its own, or nothing on it.
bool is_searchable(const std::vector<ScannedPage>& pages) {
  return std::ranges::all_of(pages, [](const ScannedPage& scanned) {
    return scanned.page->blank || !scanned.page->words.empty();
  });
}

/// The file itself where it must not be rewritten, or gains nothing by it: signed, or searchable already.
std::optional<std::vector<std::uint8_t>> kept_whole(const EmitInput& input, int file,
                                                    const std::vector<ScannedPage>& pages) {
  const SourceFile& source = input.dossier.files[static_cast<std::size_t>(file)];
  if (!input.originals || source.media_type != pdf_type) return std::nullopt;
  // Pages that failed are in the file, too; who reads it on counts them.
  if (static_cast<int>(pages.size()) != source.page_count) return std::nullopt;
  std::vector<std::uint8_t> bytes = input.originals->read(file);
  if (is_searchable(pages) || is_signed_pdf(bytes)) return bytes;
  return std::nullopt;
}

}  // namespace

ScanPdf::ScanPdf(PictureLimits limits) : limits_(limits) {}

std::shared_ptr<const PageExtract> ScanPdf::extract(const Page& page, const DossierPage&,
                                                    const std::vector<FieldValue>&,
                                                    const StageContext&) {
  if (page.image.empty()) return nullptr;
  return std::make_shared<PictureExtract>(picture_of(page, limits_));
}

std::vector<Artifact> ScanPdf::emit(const EmitInput& input, const StageContext& context) {
  std::vector<Artifact> artifacts;
  for (const auto& [file, pages] : pages_by_file(input)) {
    const int number = file + 1;
    std::optional<std::vector<std::uint8_t>> kept = kept_whole(input, file, pages);
    artifacts.push_back({"scans/scan-" + std::to_string(number) + ".pdf", std::string(pdf_type),
                         kept ? std::move(*kept) : pdf_of(pages, number, context), false});
  }
  return artifacts;
}

StageInfo ScanPdf::info() {
  return {
      "emit.scan_pdf",
      "Each input file as a searchable PDF/A-2u",
      Threading::shared,
      {{"lossless_limit_mb", OptionType::real, "4",
        "a page that takes more megabytes without loss is kept as JPEG", 0, 1000},
       {"jpeg_quality", OptionType::integer, "92", "quality of such a JPEG, 1 to 100", 1, 100}}};
}

}  // namespace hoso
