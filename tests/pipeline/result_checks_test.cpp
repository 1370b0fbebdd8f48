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

}  // namespace
}  // namespace hoso::pipeline
