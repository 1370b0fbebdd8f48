#include "form_testing/zone_crops.hpp"

#include <algorithm>

#include <hoso/cell_id.hpp>
#include <hoso/imaging/filled_zone.hpp>
#include <hoso/imaging/mat.hpp>
#include <hoso/jpeg.hpp>

namespace hoso::form_testing {
namespace {

constexpr double picture_dpi = 150;
constexpr int picture_quality = 80;
/// Print around the place that shows where one is.
constexpr double surroundings_mm = 2;

/// Crops of one rank are shown together, the worst rank first.
enum class Rank { sure_mistake, failure, doubt };

Rank rank_of(const bench::Comparison& field) {
  if (field.expected == field.given) return Rank::doubt;
  return field.confidence >= sure_from ? Rank::sure_mistake : Rank::failure;
}

/// Right and sure, or nothing on the paper and nothing given.
bool is_well(const bench::Comparison& field) {
  return field.expected == field.given && (field.given.empty() || field.confidence >= sure_from);
}

/// What crops are ordered by, the least first.
struct Order {
  Rank rank;
  int failures;        ///< of its field or column, negative: the most first
  double reassurance;  ///< a wrong value is the worse the surer it is, a right one the less
  friend auto operator<=>(const Order&, const Order&) = default;
};

Order order_of(const ZoneCrop& crop, const std::map<std::string, int>& failures) {
  const Rank rank = rank_of(crop.compared);
  const auto failed = failures.find(without_row(crop.field));
  return {rank, failed == failures.end() ? 0 : -failed->second,
          rank == Rank::doubt ? crop.compared.confidence : -crop.compared.confidence};
}

/// All zones of the field on one page, with what stands around them.
MmRect place_of(const FieldSpec& spec, int page) {
  double left = 1e9, top = 1e9, right = 0, bottom = 0;
  for (const Zone& zone : spec.zones) {
    if (zone.page != page) continue;
    left = std::min(left, zone.box.x);
    top = std::min(top, zone.box.y);
    right = std::max(right, zone.box.x + zone.box.width);
    bottom = std::max(bottom, zone.box.y + zone.box.height);
  }
  return {left - surroundings_mm, top - surroundings_mm, right - left + 2 * surroundings_mm,
          bottom - top + 2 * surroundings_mm};
}

std::vector<std::uint8_t> picture_of(const FieldSpec& spec, const SeenPage& seen) {
  const ZoneView view{seen.page, *seen.described.match, spec};
  const MmRect place = place_of(spec, seen.described.match->template_page);
  return jpeg_bytes(imaging::from_mat(imaging::zone_picture(view, place, picture_dpi, true)), picture_quality);
}

}  // namespace

std::vector<ZoneCrop> crops_of(const bench::Truth& truth, const FormTemplate& form,
                               const std::vector<bench::Comparison>& compared, const std::map<int, SeenPage>& pages) {
  std::vector<ZoneCrop> crops;
  std::map<std::string, const FieldSpec*> specs;
  for (std::size_t i = 0; i < form.fields.size(); ++i) {
    const FieldSpec& spec = form.fields[i];
    if (is_well(compared[i]) || !pages.contains(spec.zones.front().page)) continue;
    crops.push_back({spec.id, spec.label, compared[i], truth.degradation, truth.font, {}});
    specs[spec.id] = &spec;
  }
  crops = worst(std::move(crops));
  for (ZoneCrop& crop : crops) {
    const FieldSpec& spec = *specs.at(crop.field);
    crop.jpeg = picture_of(spec, pages.at(spec.zones.front().page));
  }
  return crops;
}

std::vector<ZoneCrop> worst(std::vector<ZoneCrop> crops) {
  std::map<std::string, int> failures;
  for (const ZoneCrop& crop : crops) failures[without_row(crop.field)] += rank_of(crop.compared) != Rank::doubt;
  std::ranges::stable_sort(crops, {}, [&](const ZoneCrop& crop) { return order_of(crop, failures); });
  std::map<std::string, std::size_t> taken;
  std::erase_if(crops, [&](const ZoneCrop& crop) { return ++taken[without_row(crop.field)] > most_crops_of_field; });
  if (crops.size() > most_crops) crops.erase(crops.begin() + most_crops, crops.end());
  return crops;
}

}  // namespace hoso::form_testing
