// One form put to the test: filled in by people who do not exist, read, and told apart from the other forms.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "bench/score.hpp"
#include "form_testing/figures.hpp"
#include "form_testing/test_set.hpp"
#include "form_testing/zone_crops.hpp"
#include "pipeline/run.hpp"
#include "synthetic/values.hpp"

namespace hoso::form_testing {

/// What is tested, and with what.
struct TestPlan {
  std::shared_ptr<const FormTemplate> typed;  ///< whose paper is filled in: never null
  std::shared_ptr<const FormTemplate> read;   ///< with which it is read: never null; most often the same
  Catalogue known;                            ///< other forms that it must be told apart from
  TestSet set;
  std::shared_ptr<pipeline::Pipeline> pipeline;
  pipeline::RunPlan run;             ///< its forms and pages are of no matter; `jobs` fills are read at a time
  synthetic::FieldStageOf stage_of;  ///< may be called from any thread
  std::function<void(const pipeline::Progress&)> progress;  ///< pages made and read; one call at a time; may be empty
};

/// Pages of the form that were taken for something else when all forms were to choose from.
struct TakenFor {
  std::string form;  ///< "ct01 tt116-2026"; empty = no known form
  int pages = 0;
};

/// A page of another form, as it is printed, that was taken for this one.
struct Taken {
  std::string form;  ///< "ct01 tt116-2026"
  int page = 0;      ///< of it, from 0
};

struct FormTest {
  std::shared_ptr<const FormTemplate> form;  ///< with which the fills were read
  TestSet set;
  /// There is no layout.xml, so fills were typed into the very zones they were read from: a zone that misses its place
  /// on paper does not show.
  bool typed_on_blank = false;
  int pages = 0;                    ///< of all fills
  int pages_known = 0;              ///< known when this form alone was to choose from
  int pages_told = 0;               ///< taken for this form among all
  std::vector<TakenFor> taken_for;  ///< the others, the most often first
  int others_tried = 0;             ///< pages of other forms
  std::vector<Taken> others_taken;
  Figures figures;
  bench::Score score;           ///< of the same fills, for risk–coverage curves
  std::vector<ZoneCrop> crops;  ///< the worst first
};

/// "ct01 tt116-2026".
[[nodiscard]] std::string name_of(const FormTemplate&);

/// Fields are read with this form alone, so that a page taken for another form does not count as misread; which form
/// each page is taken for is asked by itself. The same plan gives the same result, whatever `jobs`. Fills lie in a
/// temporary folder, which is gone afterwards. Throws Error("formtest.no_fields") for a form without fields,
/// Error("run.cancelled") on a stop request, and what typing and decoding throw.
[[nodiscard]] FormTest tested(const TestPlan&, const std::stop_token& stop);

}  // namespace hoso::form_testing
