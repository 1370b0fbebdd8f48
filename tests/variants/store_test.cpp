// The folder of remembered layouts: each once, not too many, none that is damaged.
#include <gmock/gmock.h>

#include <filesystem>

#include <hoso/error.hpp>

#include "support/hoso_command.hpp"
#include "variants/made_up_variant.hpp"
#include "variants/same_layout.hpp"
#include "variants/variant_store.hpp"

namespace hoso::variants {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing_support::TestFolder;
using variants_tests::Look;
using variants_tests::made_up_form;
using variants_tests::made_up_variant;

Catalogue forms() { return {made_up_form()}; }

TEST(SameLayout, IsOneWhereverTheSheetLay) {
  EXPECT_TRUE(same_layout(made_up_variant(), made_up_variant({4, 0.97, 0})));
}

TEST(SameLayout, IsNoneWhereThePrintBelowMoved) {
  EXPECT_FALSE(same_layout(made_up_variant(), made_up_variant({0, 1, 12})));
}

TEST(SameLayout, IsNoneWithAnotherRow) {
  MetVariant longer = made_up_variant();
  auto form = std::make_shared<FormTemplate>(*longer.form);
  FieldSpec row = form->fields.back();
  row.id = id_in_row(row.id, 2), row.row = 2;
  form->fields.push_back(row);
  longer.form = form;
  EXPECT_FALSE(same_layout(made_up_variant(), longer));
}

class Store : public testing::Test {
 protected:
  /// What is added when pages with these looks are met at `now`.
  std::vector<std::string> met(const std::vector<Look>& looks, std::int64_t now = 100, std::size_t most = 40) {
    Encounters encounters;
    for (const Look& look : looks) encounters.fresh.push_back(made_up_variant(look));
    for (MetVariant& one : encounters.fresh) one.encounter.first_met = now;
    encounters.now = now;
    return remember(folder_, encounters, forms(), most).added;
  }
  [[nodiscard]] Remembered all() const { return remembered_in(folder_, forms()); }
  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    for (const auto& form : catalogue_of(all())) ids.push_back(form->variant_id);
    return ids;
  }

  TestFolder scratch_;
  fs::path folder_ = scratch_.path() / "data" / "variants";
};

TEST_F(Store, IsEmptyAtFirst) {
  EXPECT_THAT(all().variants, IsEmpty());
  EXPECT_THAT(all().refusals, IsEmpty());
}

TEST_F(Store, KeepsALayoutOnceThoughTwoPagesOfARunShowIt) {
  EXPECT_THAT(met({{}, {3, 0.98, 0}}), SizeIs(1));
  EXPECT_THAT(met({{2, 1.01, 0}}), IsEmpty()) << "another run had learned it meanwhile";
  EXPECT_THAT(met({{0, 1, 12}}), SizeIs(1));
  EXPECT_THAT(ids(), SizeIs(2));
}

TEST_F(Store, LeavesNothingHalfMade) {
  met({{}});
  for (const auto& entry : fs::directory_iterator(folder_)) {
    EXPECT_EQ(entry.path().filename().string().find(".tmp"), std::string::npos);
  }
  fs::create_directory(folder_ / "slip-0000.tmp-abc");
  EXPECT_THAT(all().refusals, IsEmpty()) << "what another process is about to write is no damage";
}

TEST_F(Store, CountsThePagesOfAKnownLayout) {
  const std::string id = met({{}}).front();
  const std::string hash = hash_of(catalogue_of(all()));
  static_cast<void>(remember(folder_, {{}, {{id, 3}}, 500}, forms()));
  ASSERT_THAT(all().variants, SizeIs(1));
  EXPECT_EQ(all().variants[0].pages_met, 4);
  EXPECT_EQ(all().variants[0].last_met, 500);
  EXPECT_EQ(hash_of(catalogue_of(all())), hash) << "counting changes nothing that is read by";
}

TEST_F(Store, ForgetsTheLayoutThatWasNotMetForLongest) {
  const std::string first = met({{}}, 100).front(), second = met({{0, 1, 12}}, 200).front();
  static_cast<void>(remember(folder_, {{}, {{first, 1}}, 300}, forms()));
  const std::string third = met({{0, 1, 24}}, 400, 2).front();
  EXPECT_THAT(ids(), testing::UnorderedElementsAre(first, third)) << second;
}

TEST_F(Store, ForgetsConfirmedLayoutsLast) {
  const std::string first = met({{}}, 100).front();
  confirm(folder_, first, forms());
  met({{0, 1, 12}}, 200);
  const std::string third = met({{0, 1, 24}}, 300, 2).front();
  EXPECT_THAT(ids(), testing::UnorderedElementsAre(first, third));
}

TEST_F(Store, ConfirmsUnderTheSameNameWithAnotherHash) {
  const std::string id = met({{}}).front();
  const Catalogue before = catalogue_of(all());
  confirm(folder_, id, forms());
  const Catalogue after = catalogue_of(all());
  ASSERT_THAT(after, SizeIs(1));
  EXPECT_TRUE(after[0]->places_confirmed);
  EXPECT_EQ(after[0]->variant_id, id);
  EXPECT_NE(hash_of(after), hash_of(before));
}

TEST_F(Store, RemovesWhatIsAskedForAndNothingElse) {
  const std::string id = met({{}}).front(), other = met({{0, 1, 12}}).front();
  remove(folder_, id);
  EXPECT_THAT(ids(), ElementsAre(other));
  EXPECT_THROW(remove(folder_, id), Error);
  EXPECT_THROW(remove(folder_, "../variants"), Error) << "names are those that are listed";
  EXPECT_TRUE(fs::exists(folder_ / other));
}

TEST_F(Store, RefusesWhatIsDamagedOrForeignAndUsesTheRest) {
  const std::string id = met({{}}).front(), other = met({{0, 1, 12}}).front();
  fs::resize_file(folder_ / id / "page.png", 100);
  fs::create_directory(folder_ / "holiday-pictures");
  const Remembered left = all();
  EXPECT_THAT(ids(), ElementsAre(other));
  ASSERT_THAT(left.refusals, SizeIs(2));
  for (const Diagnostic& refusal : left.refusals) {
    EXPECT_EQ(refusal.code, "variants.invalid");
    EXPECT_EQ(refusal.severity, Severity::warning);
    EXPECT_THAT(next_step_of(refusal).vi, testing::HasSubstr(refusal.arguments.at("variant")));
  }
}

TEST_F(Store, LosesOnlyTheCountWhenTheCountIsDamaged) {
  const std::string id = met({{}}).front();
  static_cast<void>(remember(folder_, {{}, {{id, 3}}, 500}, forms()));
  fs::resize_file(folder_ / id / "met.xml", 10);
  ASSERT_THAT(all().variants, SizeIs(1));
  EXPECT_EQ(all().variants[0].pages_met, 1);
}

TEST_F(Store, ThatCannotBeWrittenIsAnError) {
  scratch_.write("data", "a file where the folder should be");
  EXPECT_THROW(met({{}}), Error);
}

}  // namespace
}  // namespace hoso::variants
