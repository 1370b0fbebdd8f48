// Makes filled, degraded pages with known truth.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <hoso/form_template.hpp>

#include "bench/retyped_form.hpp"
#include "bench/sample.hpp"
#include "synthetic/degrade.hpp"
#include "synthetic/encode.hpp"
#include "synthetic/values.hpp"

namespace hoso::bench {

enum class Container { jpeg, png, tiff, pdf };

[[nodiscard]] std::optional<Container> container_named(std::string_view name);

/// How one page is made. The same recipe gives the same bytes.
struct PageRecipe {
  synthetic::Degradation degradation = synthetic::Degradation::scan;
  Container container = Container::jpeg;
  double dpi = 300;         ///< of the picture
  bool says_dpi = true;     ///< false = the file does not state its resolution
  std::string font_family = "Liberation Serif";  ///< of what is filled in
  double size_pt = 12;
  double jitter_mm = 0;     ///< see typeset::FillStyle
  Layouts layouts = Layouts::official;
  bool every_page = false;  ///< fill and show all pages that carry fields, not the first alone
  bool rare_names = false;  ///< names that are in no list of usual ones
  std::optional<typeset::Retyping> retyping{};  ///< the re-typed layout; none = drawn by lot
  std::optional<typeset::BoxMarking> marking{};  ///< how boxes are ticked; none = by lot
  std::uint64_t seed = 1;   ///< of values, signatures and degradation
};

/// Where the names of persons on generated pages come from.
enum class Names {
  lexicons,  ///< the lists that make a name familiar to hoso
  rare,      ///< see synthetic::rare_name
  mixed,     ///< both in turn
};

[[nodiscard]] std::map<std::string, Names> names_by_name();

struct BenchSet {
  std::uint64_t seed = 1;
  Layouts layouts = Layouts::official;
  Names names = Names::lexicons;
};

/// The `index`-th recipe of a set: degradations in turn; resolutions, containers, fonts and what else
/// is mixed not in step with them.
[[nodiscard]] PageRecipe bench_recipe(int index, const BenchSet&);

/// The same page filled in by hand, as far as `family` looks like it: larger, words off their place.
/// Its truth names the family.
[[nodiscard]] PageRecipe written_in(const std::string& family, PageRecipe recipe);

/// Another page of the same layout: other values in another hand, scanned in another way.
[[nodiscard]] PageRecipe twin_of(const PageRecipe& recipe, const std::optional<typeset::Retyping>& retyping);

struct GeneratedPage {
  Truth truth;
  std::string file_name;  ///< "page.jpg"
  synthetic::Bytes bytes;
  std::optional<typeset::Retyping> retyping{};  ///< none = not re-typed
};

/// Types fictional values on the form's first page, on every one that the recipe asks for, or on all that its re-typed
/// copy has, and degrades it. Several pages make a PDF. Throws Error of the typesetter. Safe to call from several
/// threads when the stages are.
[[nodiscard]] GeneratedPage generate_page(const FormTemplate&, const synthetic::FieldStageOf&,
                                          const PageRecipe&);

/// Writes the page's file and its truth into `folder`, as load_samples reads them. Throws Error("output.not_written").
void write_sample(const std::filesystem::path& folder, const GeneratedPage& page);

/// The picture of generate_page, not yet encoded.
[[nodiscard]] PageImage degraded_page(const FormTemplate&, const synthetic::FieldStageOf&,
                                      const PageRecipe&);

/// Degrades and encodes a page picture that shows `truth`.
[[nodiscard]] GeneratedPage finish_page(const PageImage& page, Truth truth, const PageRecipe&);

}  // namespace hoso::bench
