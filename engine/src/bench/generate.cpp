#include "bench/generate.hpp"

#include <algorithm>
#include <array>

#include <hoso/error.hpp>

#include "bench/scratch_folder.hpp"
#include "synthetic/rare_names.hpp"
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

/// Several pages need a container that can hold them.
Container container_for(std::size_t pages, Container wished) {
  return pages == 1 ? wished : Container::pdf;
}

std::pair<std::string, Bytes> encoded(const std::vector<PageImage>& pages, const PageRecipe& recipe) {
  const double stated = recipe.says_dpi ? recipe.dpi : 0;
  const int quality = synthetic::jpeg_quality(recipe.degradation);
  switch (container_for(pages.size(), recipe.container)) {
    case Container::png: return {"page.png", synthetic::to_png(pages.front(), stated)};
    case Container::tiff: {
      const bool bilevel = recipe.degradation == Degradation::bilevel;
      return {"page.tif", synthetic::to_tiff(pages, bilevel, stated)};
    }
    case Container::pdf: return {"page.pdf", synthetic::to_scanned_pdf(pages, quality, recipe.dpi)};
    case Container::jpeg: break;
  }
  return {"page.jpg", synthetic::to_jpeg(pages.front(), quality, stated)};
}

bool is_shown(std::size_t page, const FormTemplate& form, const PageRecipe& recipe) {
  if (page == 0) return true;
  return recipe.every_page && page < form.pages.size() && !form.pages[page].optional;
}

/// Only what stands on pages that are shown.
synthetic::Values on_shown_pages(const FormTemplate& form, const synthetic::Values& values, const PageRecipe& recipe) {
  synthetic::Values kept;
  for (const FieldSpec& field : form.fields) {
    const auto value = values.find(field.id);
    const auto page = static_cast<std::size_t>(field.zones.front().page);
    if (value != values.end() && is_shown(page, form, recipe)) kept.insert(*value);
  }
  return kept;
}

struct FilledPages {
  typeset::FilledForm filled;
  std::optional<typeset::Retyping> retyping;
};

struct TypedForm {
  synthetic::Values values;
  std::vector<PageImage> pages;
  std::optional<typeset::Retyping> retyping;
};

FilledPages filled(const FormTemplate& form, const synthetic::Values& printed, const PageRecipe& recipe) {
  typeset::FillStyle style;
  style.font_family = recipe.font_family;
  style.size_pt = recipe.size_pt;
  style.jitter_mm = recipe.jitter_mm;
  style.marking = recipe.marking;
  style.seed = static_cast<std::uint32_t>(recipe.seed);
  if (recipe.layouts == Layouts::official) return {typeset::fill_form(form, printed, style), std::nullopt};
  RetypedForm retyped = filled_retyped(form, printed, {recipe.layouts, recipe.seed, style, recipe.retyping});
  return {std::move(retyped.filled), std::move(retyped.retyping)};
}

/// Wide writing does not fit every place: such values are left out.
FilledPages filled_where_it_fits(const FormTemplate& form, synthetic::Values& values,
                                 const synthetic::FieldStageOf& stage_of, const PageRecipe& recipe) {
  while (true) {
    try {
      return filled(form, synthetic::printed_values(form, stage_of, values), recipe);
    } catch (const Error& error) {
      if (error.code() != "fill.too_long" || values.erase(error.arguments().at("field")) == 0) throw;
    }
  }
}

TypedForm typed_form(const FormTemplate& form, const synthetic::FieldStageOf& stage_of,
                     const PageRecipe& recipe) {
  synthetic::Random random(recipe.seed);
  auto values =
      on_shown_pages(form, synthetic::synthetic_values(form, stage_of, most_table_rows, random), recipe);
  if (recipe.rare_names) values = synthetic::with_rare_names(form, std::move(values), random);
  const auto [form_pages, retyping] = filled_where_it_fits(form, values, stage_of, recipe);
  TypedForm typed{values, {}, retyping};
  for (std::size_t i = 0; i < form_pages.pages.size(); ++i) {
    if (recipe.layouts == Layouts::official && !is_shown(i, form, recipe)) continue;
    typed.pages.push_back(typeset::render_page(form_pages.pages[i], recipe.dpi, PixelFormat::bgr24));
  }
  return typed;
}

PageImage degraded(const PageImage& page, const PageRecipe& recipe, std::size_t number) {
  return synthetic::degrade(page, recipe.degradation, recipe.dpi, recipe.seed + number);
}

GeneratedPage finished(const std::vector<PageImage>& pages, Truth truth, const PageRecipe& recipe) {
  truth.degradation = name_of(recipe.degradation);
  std::vector<PageImage> shown;
  for (std::size_t i = 0; i < pages.size(); ++i) shown.push_back(degraded(pages[i], recipe, i));
  auto [file_name, bytes] = encoded(shown, recipe);
  return {std::move(truth), std::move(file_name), std::move(bytes)};
}

}  // namespace

std::optional<Container> container_named(std::string_view name) {
  const auto found = std::ranges::find(containers, name, &std::pair<std::string_view, Container>::first);
  if (found == containers.end()) return std::nullopt;
  return found->second;
}

PageRecipe written_in(const std::string& family, PageRecipe recipe) {
  recipe.font_family = family;
  recipe.size_pt = 14;
  recipe.jitter_mm = 0.3;
  return recipe;
}

std::map<std::string, Names> names_by_name() {
  return {{"lexicons", Names::lexicons}, {"rare", Names::rare}, {"mixed", Names::mixed}};
}

PageRecipe bench_recipe(int index, const BenchSet& set) {
  const auto all = synthetic::degradations();
  const auto at = static_cast<std::size_t>(index);
  PageRecipe recipe;
  recipe.degradation = all[at % all.size()].degradation;
  // A co-prime step mixes resolutions, containers and fonts over the degradations.
  recipe.dpi = resolutions_dpi[(at / all.size() + at) % resolutions_dpi.size()];
  recipe.container = containers[(at / 3) % containers.size()].second;
  recipe.font_family = fonts[(at / 2) % fonts.size()];
  const std::size_t round = at / all.size();
  const Layouts layouts_in_turn = round % 2 == 0 ? Layouts::official : Layouts::retyped;
  recipe.layouts = set.layouts == Layouts::mixed ? layouts_in_turn : set.layouts;
  recipe.rare_names = set.names == Names::mixed ? round / 2 % 2 == 1 : set.names == Names::rare;
  recipe.says_dpi = at % 5 != 0;
  recipe.seed = set.seed + at;
  return recipe;
}

PageRecipe twin_of(const PageRecipe& recipe, const std::optional<typeset::Retyping>& retyping) {
  const auto all = synthetic::degradations();
  const auto at = std::ranges::find(all, recipe.degradation, &synthetic::DegradationInfo::degradation) - all.begin();
  PageRecipe twin = recipe;
  twin.degradation = all[static_cast<std::size_t>(at + 1) % all.size()].degradation;
  twin.seed = recipe.seed + 1'000'000;
  twin.retyping = retyping;
  return twin;
}

GeneratedPage finish_page(const PageImage& page, Truth truth, const PageRecipe& recipe) {
  return finished({page}, std::move(truth), recipe);
}

GeneratedPage generate_page(const FormTemplate& form, const synthetic::FieldStageOf& stage_of,
                            const PageRecipe& recipe) {
  const auto [values, pages, retyping] = typed_form(form, stage_of, recipe);
  const bool typed = std::ranges::find(fonts, recipe.font_family) != fonts.end();
  GeneratedPage page = finished(pages, {form.id, form.version, "", values, typed ? "" : recipe.font_family}, recipe);
  page.retyping = retyping;
  return page;
}

void write_sample(const std::filesystem::path& folder, const GeneratedPage& page) {
  std::filesystem::create_directories(folder);
  write_file(folder / page.file_name, page.bytes);
  write_file(folder / "truth.json", to_json(page.truth));
}

PageImage degraded_page(const FormTemplate& form, const synthetic::FieldStageOf& stage_of,
                        const PageRecipe& recipe) {
  return degraded(typed_form(form, stage_of, recipe).pages.front(), recipe, 0);
}

}  // namespace hoso::bench
