#include "explain/reading_again.hpp"

#include <algorithm>

#include <hoso/cell_id.hpp>
#include <hoso/error.hpp>
#include <hoso/imaging/filled_zone.hpp>
#include <hoso/imaging/mat.hpp>

#include "synthetic/encode.hpp"

namespace hoso::explain {
namespace {

/// Enough for eyes; what recognizers take by default.
constexpr double picture_dpi = 300;
/// Print around the zone that shows where one is.
constexpr double surroundings_mm = 2;

std::vector<std::uint8_t> png_of(const cv::Mat& picture) {
  return synthetic::to_png(imaging::from_mat(picture), picture_dpi);
}

MmRect grown(const MmRect& box) {
  return {box.x - surroundings_mm, box.y - surroundings_mm, box.width + 2 * surroundings_mm,
          box.height + 2 * surroundings_mm};
}

ZonePictures pictures_of(const ZoneView& view, const Zone& zone) {
  return {png_of(imaging::zone_picture(view, grown(zone.box), picture_dpi, true)),
          png_of(imaging::filled_zone(view, zone, picture_dpi).gray)};
}

/// The field that stands where `value` was read: rows of tables are numbered anew.
const FieldSpec* spec_of(const FieldValue& value, const pipeline::MatchedPage& matched) {
  for (const FieldSpec* spec : pipeline::fields_on(*matched.match.form, matched.match.template_page)) {
    const FieldValue here = pipeline::unread_field(*spec, matched);
    if (without_row(spec->id) == without_row(value.id) && here.box_mm == value.box_mm) return spec;
  }
  return nullptr;
}

[[noreturn]] void throw_first(const pipeline::Journal& journal) {
  if (journal.diagnostics.empty()) throw Error("internal.bug", {{"detail", "the page changed"}});
  throw Error(journal.diagnostics.front().code, journal.diagnostics.front().arguments);
}

}  // namespace

ReadingAgain::ReadingAgain(std::filesystem::path file, pipeline::Pipeline& pipeline,
                           const pipeline::RunPlan& plan)
    : file_(std::move(file)),
      pipeline_(pipeline),
      plan_(plan),
      candidates_(pipeline::candidates_of(plan)),
      site_(plan.terms, {}, {file_.string(), std::nullopt}, journal_),
      reader_(pipeline, plan.decoder, plan.terms.limits) {}

pipeline::LocatedPage ReadingAgain::located(int page_in_file) {
  const auto opened = site_.call("", [&](const StageContext& context) {
    return reader_.open(file_, context);
  });
  if (!opened) throw_first(journal_);
  DossierPage described;
  described.number = page_in_file + 1;
  described.page_in_file = page_in_file;
  return pipeline::locate_page({*opened, described},
                               {pipeline_, candidates_, reader_, plan_.terms.limits}, site_);
}

std::vector<ZonePictures> ReadingAgain::pictures(const FieldValue& value, int page_in_file) {
  const pipeline::LocatedPage page = located(page_in_file);
  if (!page.page || !page.described.match) throw_first(journal_);
  const pipeline::MatchedPage matched{*page.page, *page.described.match,
                                      page.described.effective_dpi};
  const FieldSpec* spec = spec_of(value, matched);
  if (!spec) throw_first(journal_);
  std::vector<ZonePictures> pictures;
  for (const Zone& zone : spec->zones) {
    if (zone.page != matched.match.template_page) continue;
    pictures.push_back(pictures_of({matched.page, matched.match, *spec}, zone));
  }
  return pictures;
}

}  // namespace hoso::explain
