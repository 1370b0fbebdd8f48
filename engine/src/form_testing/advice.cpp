#include "form_testing/advice.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace hoso::form_testing {
namespace {

/// Of a field's typed fills at most this share may be misread without anybody looking at its zone.
constexpr double tolerable_share = 0.25;

bool is_suspect(int bad, int filled) {
  // One of many is an accident of that page.
  return filled > 0 && bad > tolerable_share * filled && (bad > 1 || filled <= 2);
}

std::vector<Advice> on_fields(const FormTest& test) {
  std::vector<Advice> all;
  for (const FieldFigures& field : test.figures.fields) {
    const int bad = field.typed.missed + field.typed.wrong;
    if (is_suspect(bad, field.typed.filled)) {
      all.push_back({AdviceKind::field, field.id, field.label, bad, field.typed.filled});
    }
  }
  std::ranges::stable_sort(
      all, [](const Advice& one, const Advice& other) { return one.bad * other.of > other.bad * one.of; });
  return all;
}

}  // namespace

std::vector<Advice> advice_on(const FormTest& test) {
  std::vector<Advice> all;
  if (test.pages_known < test.pages) {
    all.push_back({AdviceKind::not_known, "", {}, test.pages - test.pages_known, test.pages});
  }
  for (const TakenFor& other : test.taken_for) {
    if (!other.form.empty()) all.push_back({AdviceKind::taken_for, other.form, {}, other.pages, test.pages});
  }
  for (const Taken& other : test.others_taken) {
    all.push_back({AdviceKind::takes, other.form, {}, other.page + 1, test.others_tried});
  }
  const std::vector<Advice> fields = on_fields(test);
  all.insert(all.end(), fields.begin(), fields.end());
  return all;
}

LocalizedText blind_spot() {
  return {
      "Mẫu chưa có layout.xml nên điền vào chính các vùng sẽ đọc: vùng lệch chỗ trên giấy không lộ ra ở đây. Hãy đọc "
      "thử "
      "một tờ điền thật trong hoso form edit.",
      "The template has no layout.xml, so fills are typed into the very zones that are read: a zone beside its place "
      "on "
      "paper does not show here. Try a page filled in by a person in hoso form edit."};
}

LocalizedText text_of(const Advice& one) {
  switch (one.kind) {
    case AdviceKind::not_known:
      return {fmt::format("{} trên {} trang không nhận ra là mẫu này: xem lại trang trắng và chữ in trong mẫu.",
                          one.bad, one.of),
              fmt::format("{} of {} pages are not known as this form: look at the template's blank and printed words.",
                          one.bad, one.of)};
    case AdviceKind::taken_for:
      return {fmt::format("{} trên {} trang bị nhận là {}: đánh dấu chỗ in khác nhau (version-mark), hoặc bỏ một mẫu.",
                          one.bad, one.of, one.id),
              fmt::format("{} of {} pages are taken for {}: mark where the print differs (version-mark), or drop one.",
                          one.bad, one.of, one.id)};
    case AdviceKind::takes:
      return {fmt::format("Trang {} của {} bị nhận là mẫu này.", one.bad, one.id),
              fmt::format("Page {} of {} is taken for this form.", one.bad, one.id)};
    case AdviceKind::field:
      break;
  }
  return {fmt::format("Xem «{}» ({}): sai hoặc không đọc được {} trên {} lần điền bằng máy.", one.label.vi, one.id,
                      one.bad, one.of),
          fmt::format("Look at «{}» ({}): {} of {} typed fills wrong or not read.",
                      one.label.en.empty() ? one.label.vi : one.label.en, one.id, one.bad, one.of)};
}

}  // namespace hoso::form_testing
