// A result of a form test, made up: two fields, one of which is often misread.
#pragma once

#include "form_testing/tested_form.hpp"

namespace hoso::form_testing {

struct MadeUpField {
  std::string id;
  std::string label;
  std::vector<bench::Comparison> fills;
};

/// Every fill is typed and lies on a known page.
inline FormTest made_up_test(const std::vector<MadeUpField>& fields) {
  auto form = std::make_shared<FormTemplate>();
  form->id = "leave";
  form->version = "v1";
  form->title = {"Đơn xin nghỉ", "Leave"};
  FormTest test;
  for (const MadeUpField& one : fields) {
    FieldSpec spec;
    spec.id = one.id;
    spec.type = "text";
    spec.label = {one.label, ""};
    spec.zones = {{0, {10, 10, 50, 8}}};
    form->fields.push_back(spec);
  }
  const bench::Truth truth{"leave", "v1", "scan", {}};
  for (std::size_t fill = 0; fill < fields.front().fills.size(); ++fill) {
    std::vector<bench::Comparison> compared;
    for (const MadeUpField& one : fields) compared.push_back(one.fills[fill]);
    add({truth, *form, compared, {0}}, test.figures);
    ++test.pages;
    ++test.pages_known;
    ++test.pages_told;
  }
  test.set.samples = test.pages;
  test.form = form;
  return test;
}

}  // namespace hoso::form_testing
