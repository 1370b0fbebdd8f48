// Forms filled and read for real: one broken on purpose, a twin, one of two pages.
#include <gmock/gmock.h>

#include <algorithm>

#include <hoso/error.hpp>

#include "bench/workbench.hpp"
#include "form_testing/advice.hpp"
#include "form_testing/test_page.hpp"

namespace hoso::form_testing {
namespace {

using testing::AllOf;
using testing::Each;
using testing::Field;
using testing::Ge;
using testing::IsEmpty;
using testing::Not;

class TestedForm : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    workbench_ = new bench::Workbench(HOSO_PLUGIN_LIBRARIES, HOSO_RESOURCES);
    reading_ = new bench::Reading(workbench_->reading(HOSO_DECODER));
  }
  static void TearDownTestSuite() {
    delete reading_;
    delete workbench_;
  }

  [[nodiscard]] static std::shared_ptr<const FormTemplate> form(const std::string& id, const std::string& version) {
    return *std::ranges::find_if(workbench_->forms(),
                                 [&](const auto& one) { return one->id == id && one->version == version; });
  }

  [[nodiscard]] static TestPlan plan_for(const std::shared_ptr<const FormTemplate>& form, int samples) {
    TestPlan plan{form, form, {}, {samples, 3, {}}, reading_->pipeline, reading_->plan, {}, {}};
    plan.stage_of = workbench_->field_stages_of(*form);
    return plan;
  }

  static bench::Workbench* workbench_;
  static bench::Reading* reading_;
};

bench::Workbench* TestedForm::workbench_ = nullptr;
bench::Reading* TestedForm::reading_ = nullptr;

const FieldFigures& figures_of(const FormTest& test, const std::string& id) {
  return *std::ranges::find(test.figures.fields, id, &FieldFigures::id);
}

TEST_F(TestedForm, ShowsAZoneThatLiesElsewhereAndLeavesTheOthersAlone) {
  const auto whole = form("ct06", "tt66-2023");
  auto broken = std::make_shared<FormTemplate>(*whole);
  // Reads the free strip at the foot of the page.
  auto& moved = *std::ranges::find_if(broken->fields, [](const FieldSpec& one) { return one.type == "person_name"; });
  for (Zone& zone : moved.zones) zone.box.y = 280;
  TestPlan plan = plan_for(whole, 3);
  plan.read = broken;
  const FormTest test = tested(plan, {});

  const FieldFigures& field = figures_of(test, moved.id);
  EXPECT_GE(field.all.filled, 3);
  EXPECT_EQ(field.all.correct, 0);
  int filled = 0, correct = 0;
  for (const FieldFigures& other : test.figures.fields) {
    if (other.id == moved.id) continue;
    filled += other.all.filled;
    correct += other.all.correct;
  }
  EXPECT_GE(filled, 15);
  EXPECT_GE(correct, 0.9 * filled);
  EXPECT_EQ(test.pages_known, test.pages);
  const auto advice = advice_on(test);
  ASSERT_THAT(advice, Not(IsEmpty()));
  EXPECT_EQ(advice.front().kind, AdviceKind::field);
  EXPECT_EQ(advice.front().id, moved.id);
  const auto shown = std::ranges::find(test.crops, moved.id, &ZoneCrop::field);
  ASSERT_NE(shown, test.crops.end());
  EXPECT_FALSE(shown->compared.expected.empty());
  EXPECT_THAT(test.crops, Each(Field(&ZoneCrop::jpeg, testing::SizeIs(Ge(500U)))));
}

TEST_F(TestedForm, IsMixedUpWithItsTwin) {
  const auto known = form("ct06", "tt66-2023");
  auto twin = std::make_shared<FormTemplate>(*known);
  twin->id = "twin";
  TestPlan plan = plan_for(twin, 2);
  plan.known = {known};
  const FormTest test = tested(plan, {});
  EXPECT_EQ(test.pages_known, 2) << "alone it is known";
  EXPECT_EQ(test.others_tried, 1);
  // Which of two equal forms is taken is nobody's to say; one of both mistakes must show.
  const bool shown = test.pages_told < test.pages || !test.others_taken.empty();
  EXPECT_TRUE(shown);
  EXPECT_THAT(advice_on(test), Not(IsEmpty()));
  for (const TakenFor& other : test.taken_for) EXPECT_EQ(other.form, "ct06 tt66-2023");
}

TEST_F(TestedForm, IsToldApartFromOtherForms) {
  TestPlan plan = plan_for(form("ct06", "tt66-2023"), 2);
  plan.known = {form("ct05", "tt66-2023"), form("ct08", "tt66-2023")};
  const FormTest test = tested(plan, {});
  EXPECT_EQ(test.pages_told, 2);
  EXPECT_EQ(test.others_tried, 2);
  EXPECT_THAT(test.others_taken, IsEmpty());
  EXPECT_THAT(test.taken_for, IsEmpty());
}

TEST_F(TestedForm, IsFilledOnAllPagesThatCarryFields) {
  const auto ct02 = form("ct02", "tt66-2023");
  const FormTest test = tested(plan_for(ct02, 1), {});
  EXPECT_EQ(test.pages, 2);
  EXPECT_EQ(test.pages_known, 2);
  int filled = 0, correct = 0;
  for (const FieldSpec& spec : ct02->fields) {
    if (spec.zones.front().page != 1 || !spec.table.empty()) continue;
    filled += figures_of(test, spec.id).all.filled;
    correct += figures_of(test, spec.id).all.correct;
  }
  EXPECT_GE(filled, 5);
  EXPECT_GE(correct, 0.8 * filled);
}

TEST_F(TestedForm, GivesTheSamePageWhateverTheNumberOfThreads) {
  TestPlan plan = plan_for(form("ct06", "tt66-2023"), 2);
  const std::string page = test_page(tested(plan, {}));
  plan.run.jobs = 1;
  EXPECT_TRUE(test_page(tested(plan, {})) == page);
}

TEST_F(TestedForm, EndsWhenAskedTo) {
  std::stop_source stop;
  TestPlan plan = plan_for(form("ct06", "tt66-2023"), 50);
  int pages = 0;
  plan.progress = [&](const pipeline::Progress& progress) {
    EXPECT_EQ(progress.pages, 50);
    pages = progress.pages_done;
    stop.request_stop();
  };
  try {
    static_cast<void>(tested(plan, stop.get_token()));
    FAIL() << "was not cancelled";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "run.cancelled");
  }
  EXPECT_LE(pages, 4);
}

TEST_F(TestedForm, NeedsFields) {
  auto bare = std::make_shared<FormTemplate>(*form("ct06", "tt66-2023"));
  bare->fields.clear();
  try {
    static_cast<void>(tested(plan_for(bare, 1), {}));
    FAIL() << "a form without fields was tested";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "formtest.no_fields");
  }
}

}  // namespace
}  // namespace hoso::form_testing
