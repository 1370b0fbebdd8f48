#include "reading_findings.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <hoso/choice.hpp>
#include <hoso/field_place.hpp>

#include "rule_judge.hpp"

namespace hoso::rules {
namespace {

Finding none_ticked(const FieldSpec& field) {
  const LocalizedText place = place_of(field);
  return {"choice.none_ticked", FindingSeverity::blocking, {field.id},
          {place.vi + " chưa đánh dấu ô nào; phải chọn một ô.",
           "No box of " + place.en + " is ticked; one must be."},
          {"Hỏi người khai rồi đánh dấu vào ô đúng.", "Ask the declarant, then tick the right box."}, ""};
}

/// A smudge may have been taken for a tick: only what was read surely is held against the form.
FindingSeverity severity_of(const FieldValue& value) {
  const bool sure = !value.candidates.empty() && value.candidates.front().score >= trusted_from;
  return sure ? FindingSeverity::blocking : FindingSeverity::doubtful;
}

Finding several_ticked(const FieldSpec& field, const FieldValue& value) {
  const LocalizedText place = place_of(field), ticked = chosen_labels(field, value.raw);
  return {"choice.several_ticked", severity_of(value), {field.id},
          {place.vi + " chỉ được chọn một ô nhưng có nhiều ô được đánh dấu: " + ticked.vi + ".",
           "Only one box of " + place.en + " may be ticked, but several are: " + ticked.en + "."},
          {"Hỏi người khai chọn ô nào; gạch bỏ các ô kia.",
           "Ask the declarant which one is meant; strike the others out."}, ""};
}

/// Whether a choice has as many ticks as its form asks for; nullopt = it has, or nobody knows.
std::optional<Finding> tick_finding(const FieldSpec& field, const FieldValue& value) {
  if (field.options.empty()) return std::nullopt;
  if (value.state == FieldState::empty && value.page > 0 && !may_choose(field.choose, 0)) {
    return none_ticked(field);
  }
  const bool several = value.state == FieldState::read && value.value.empty() &&
                       !may_choose(field.choose, chosen_options(value.raw).size());
  return several ? std::optional(several_ticked(field, value)) : std::nullopt;
}

Finding finding_about(const FieldSpec& field, FieldState state) {
  const LocalizedText place = place_of(field);
  if (state == FieldState::illegible) {
    return {"field.illegible", FindingSeverity::doubtful, {field.id},
            {place.vi + " có chữ nhưng máy không đọc được.",
             place.en + " is filled in but could not be read."},
            {"Xem trên tờ khai rồi gõ nội dung vào; nếu mắt thường cũng không đọc được, hãy hỏi "
             "người khai.",
             "Look at the paper and type what it says; if people cannot read it either, ask the "
             "declarant."}, ""};
  }
  return {"field.doubtful", FindingSeverity::doubtful, {field.id},
          {place.vi + " máy đọc chưa chắc đúng.", place.en + " may have been misread."},
          {"Đối chiếu với tờ khai rồi xác nhận hoặc sửa lại.",
           "Compare with the paper, then confirm or correct it."}, ""};
}

void add_fields_named(const std::vector<Finding>& findings, std::set<std::string>& ids) {
  for (const Finding& finding : findings) {
    if (finding.severity == FindingSeverity::advice) continue;
    ids.insert(finding.fields.begin(), finding.fields.end());
  }
}

}  // namespace

std::vector<Finding> reading_findings(const Document& document,
                                      const std::vector<Finding>& known) {
  std::set<std::string> named;
  add_fields_named(known, named);
  add_fields_named(document.findings, named);
  std::vector<Finding> findings;
  for (const FieldSpec& spec : document.form->fields) {
    const FieldValue* field = document.find(spec.id);
    if (!field || named.count(spec.id) > 0) continue;
    if (auto ticks = tick_finding(spec, *field)) findings.push_back(std::move(*ticks));
    else if (is_doubtful(*field)) findings.push_back(finding_about(spec, field->state));
  }
  return findings;
}

}  // namespace hoso::rules
