#include "pipeline/result_checks.hpp"

#include <gmock/gmock.h>

namespace hoso::pipeline {
namespace {

std::shared_ptr<const FormTemplate> a4_form() {
  FormTemplate form;
  form.pages.resize(1);
  return std::make_shared<const FormTemplate>(std::move(form));
}

/// What is said of a page of 100 dpi whose paper begins at (`x`, `y`) px.
std::string complaint(PixelSize picture, double x, double y) {
  const auto form = a4_form();
  Identification found;
  const double scale = 100 / 25.4;
  found.match = PageMatch{form, 0, Alignment({scale, 0, x, 0, scale, y, 0, 0, 1}), 1};
  return complaint_about(found, picture, {form});
}

TEST(ResultChecks, HalfAPageWithItsEdgesCutOffIsAPage) {
  EXPECT_EQ(complaint({827, 1169}, 0, 0), "");
  EXPECT_EQ(complaint({800, 450}, -10, -10), "") << "no corner, no middle of the sheet is on it";
}

TEST(ResultChecks, APageBesideThePictureIsNone) {
  EXPECT_NE(complaint({827, 1169}, 900, 0), "");
  EXPECT_NE(complaint({827, 1169}, 0, -1300), "");
}

/// What is said of a variant of a form with the field "name" whose own field is `id`, at `zone`.
std::string complaint_about_variant(const std::string& id, const MmRect& zone) {
  FormTemplate form;
  form.pages.resize(1);
  FieldSpec name;
  name.id = "name", name.zones = {{0, {10, 10, 30, 5}}};
  form.fields = {name};
  const auto original = std::make_shared<const FormTemplate>(form);
  form.variant_of = original;
  form.fields[0].id = id, form.fields[0].zones = {{0, zone}};
  Identification found;
  found.match = PageMatch{std::make_shared<const FormTemplate>(form), 0, Alignment::at_dpi(100), 1};
  return complaint_about(found, {827, 1169}, {original});
}

TEST(ResultChecks, AVariantHasItsFormsFieldsOnItsPages) {
  EXPECT_EQ(complaint_about_variant("name", {50, 50, 30, 5}), "");
  EXPECT_NE(complaint_about_variant("income", {50, 50, 30, 5}), "");
  EXPECT_NE(complaint_about_variant("name", {200, 50, 30, 5}), "");
  EXPECT_NE(complaint_about_variant("name", {50, 50, 0, 5}), "");
}

/// The same for a variant of a form with a table of one column whose own cell is `id`, in `row`.
std::string complaint_about_cell(const std::string& id, int row) {
  FormTemplate form;
  form.pages.resize(1);
  FieldSpec cell;
  cell.id = "members[0].sex", cell.table = "members", cell.row = 0, cell.zones = {{0, {10, 10, 30, 5}}};
  form.fields = {cell};
  const auto original = std::make_shared<const FormTemplate>(form);
  form.variant_of = original;
  form.fields[0].id = id, form.fields[0].row = row;
  Identification found;
  found.match = PageMatch{std::make_shared<const FormTemplate>(form), 0, Alignment::at_dpi(100), 1};
  return complaint_about(found, {827, 1169}, {original});
}

TEST(ResultChecks, AVariantsTableMayBeLongerButItsRowsAreCounted) {
  EXPECT_EQ(complaint_about_cell("members[12].sex", 12), "");
  EXPECT_NE(complaint_about_cell("members[12].sex", 3), "");
  EXPECT_NE(complaint_about_cell("members[x].sex", 0), "");
  EXPECT_NE(complaint_about_cell("members[99999999999].sex", 0), "");
  EXPECT_NE(complaint_about_cell("members[-1].sex", -1), "");
  EXPECT_NE(complaint_about_cell("members[0].name", 0), "");
}

TEST(ResultChecks, AVariantOfAStrangersFormIsNone) {
  FormTemplate stranger = *a4_form();
  stranger.variant_of = a4_form();
  Identification found;
  found.match = PageMatch{std::make_shared<const FormTemplate>(stranger), 0, Alignment::at_dpi(100), 1};
  EXPECT_NE(complaint_about(found, {827, 1169}, {a4_form()}), "");
}

}  // namespace
}  // namespace hoso::pipeline
