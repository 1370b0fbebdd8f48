#include "bench/generate.hpp"

#include <algorithm>
#include <array>

#include <hoso/error.hpp>

#include "typeset/fill.hpp"

namespace hoso::bench {
namespace {

using synthetic::Bytes;
using synthetic::Degradation;

constexpr int most_table_rows = 4;
constexpr std::array<double, 3> resolutions_dpi{300, 200, 150};
constexpr std::array<const char*, 2> fonts{"Liberation Serif", "Liberation Sans"};
constexpr auto containers = std::to_array<std::pair<std::string_view, Container>>(
    {{"jpeg", Container::jpeg}, {"pdf", Container::pdf}, {"png", Container::png}, {"tiff", Container::tiff}});

std::string name_of(Degradation degradation) {
  const auto all = synthetic::degradations();
  return std::string(std::ranges::find(all, degradation, &synthetic::DegradationInfo::degradation)->name);
}

std::pair<std::string, Bytes> encoded(const PageImage& page, const PageRecipe& recipe) {
  const double stated = recipe.says_dpi ? recipe.dpi : 0;
  const int quality = synthetic::jpeg_quality(recipe.degradation);
  switch (recipe.container) {
    case Container::png: return {"page.png", synthetic::to_png(page, stated)};
    case Container::tiff: {
      const bool bilevel = recipe.degradation == Degradation::bilevel;
      return {"page.tif", synthetic::to_tiff({page}, bilevel, stated)};
    }
    case Container::pdf: return {"page.pdf", synthetic::to_scanned_pdf({page}, quality, recipe.dpi)};
    case Container::jpeg: break;
  }
  return {"page.jpg", synthetic::to_jpeg(page, quality, stated)};
}

/// Only what stands on the first page.
synthetic::Values on_first_page(const FormTemplate& form, const synthetic::Values& values) {
  synthetic::Values kept;
  for (const FieldSpec& field : form.fields) {
    const auto value = values.find(field.id);
    if (value != values.end() && field.zones.front().page == 0) kept.insert(*value);
  }
  return kept;
}

struct TypedPage {
  synthetic::Values values;
  PageImage image;
};

TypedPage typed_page(const FormTemplate& form, const synthetic::FieldStageOf& stage_of,
                     const PageRecipe& recipe) {
  synthetic::Random random(recipe.seed);
  const auto values =
      on_first_page(form, synthetic::synthetic_values(form, stage_of, most_table_rows, random));
  typeset::FillStyle style;
  style.font_family = recipe.font_family;
  style.seed = static_cast<std::uint32_t>(recipe.seed);
  const auto filled =
      typeset::fill_form(form, synthetic::printed_values(form, stage_of, values), style);
  return {values, typeset::render_page(filled.pages.front(), recipe.dpi, PixelFormat::bgr24)};
}

}  // namespace

std::optional<Container> container_named(std::string_view name) {
  const auto found = std::ranges::find(containers, name, &std::pair<std::string_view, Container>::first);
  if (found == containers.end()) return std::nullopt;
  return found->second;
}

PageRecipe bench_recipe(int index, std::uint64_t seed) {
  const auto all = synthetic::degradations();
  const auto at = static_cast<std::size_t>(index);
  PageRecipe recipe;
  recipe.degradation = all[at % all.size()].degradation;
  // A co-prime step mixes resolutions, containers and fonts over the degradations.
  recipe.dpi = resolutions_dpi[(at / all.size() + at) % resolutions_dpi.size()];
  recipe.container = containers[(at / 3) % containers.size()].second;
  recipe.font_family = fonts[(at / 2) % fonts.size()];
  recipe.says_dpi = at % 5 != 0;
  recipe.seed = seed + at;
  return recipe;
}

GeneratedPage finish_page(const PageImage& page, Truth truth, const PageRecipe& recipe) {
  truth.degradation = name_of(recipe.degradation);
  const PageImage degraded = synthetic::degrade(page, recipe.degradation, recipe.dpi, recipe.seed);
  auto [file_name, bytes] = encoded(degraded, recipe);
  return {std::move(truth), std::move(file_name), std::move(bytes)};
}

GeneratedPage generate_page(const FormTemplate& form, const synthetic::FieldStageOf& stage_of,
                            const PageRecipe& recipe) {
  const auto [values, page] = typed_page(form, stage_of, recipe);
  return finish_page(page, {form.id, form.version, "", values}, recipe);
}

PageImage degraded_page(const FormTemplate& form, const synthetic::FieldStageOf& stage_of,
                        const PageRecipe& recipe) {
  const PageImage page = typed_page(form, stage_of, recipe).image;
  return synthetic::degrade(page, recipe.degradation, recipe.dpi, recipe.seed);
}

}  // namespace hoso::bench
