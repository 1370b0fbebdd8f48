#include "reading_findings.hpp"

#include <algorithm>
#include <set>

#include <hoso/field_place.hpp>

#include "rule_judge.hpp"

namespace hoso::rules {
namespace {

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
    if (!field || named.count(spec.id) > 0 || !is_doubtful(*field)) continue;
    findings.push_back(finding_about(spec, field->state));
  }
  return findings;
}

}  // namespace hoso::rules
