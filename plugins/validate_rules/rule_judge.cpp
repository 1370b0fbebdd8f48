#include "rule_judge.hpp"

#include <algorithm>

#include <hoso/error.hpp>

#include "dossier_tree.hpp"

namespace hoso::rules {
namespace {

std::vector<xmlNode*> filled_rows(const xmlNode* document, const std::string& table) {
  std::vector<xmlNode*> rows;
  const auto is_filled = [](xmlNode* cell) { return attribute(cell, "state") != "empty"; };
  for (xmlNode* row : children(children(document, "fields").at(0), "row")) {
    if (attribute(row, "table") != table) continue;
    if (std::ranges::any_of(children(row, "field"), is_filled)) rows.push_back(row);
  }
  return rows;
}

/// "members.sex" at row 2 -> "members[2].sex".
std::string field_id(const std::string& name, const xmlNode* row) {
  if (!row || !name.starts_with(attribute(row, "table") + ".")) return name;
  const std::size_t dot = name.find('.');
  return name.substr(0, dot) + "[" + attribute(row, "index") + "]" + name.substr(dot);
}

std::string filled_text(const std::string& text, Evaluator& evaluator) {
  MessageArguments values;
  for (const std::string& expression : placeholder_names(text)) {
    values[expression] = evaluator.text(expression);
  }
  return fill_placeholders(text, values);
}

LocalizedText filled_text(const LocalizedText& text, Evaluator& evaluator) {
  return {filled_text(text.vi, evaluator), filled_text(text.en, evaluator)};
}

bool rests_on_doubt(const Finding& finding, const Judged& judged) {
  return std::ranges::any_of(finding.fields, [&](const std::string& id) {
    const FieldValue* field = judged.document.find(id);
    return field && is_doubtful(*field);
  });
}

/// People look at the paper before they trouble the citizen.
void soften(Finding& finding) {
  if (finding.severity == FindingSeverity::blocking) finding.severity = FindingSeverity::doubtful;
  LocalizedText& step = finding.next_step;
  step.vi = "Máy đọc chưa chắc, hãy đối chiếu với tờ khai trước. " + step.vi;
  step.en = "The reading is not sure, compare with the paper first. " + step.en;
}

void judge(const Rule& rule, const Judged& judged, xmlNode* row, std::vector<Finding>& findings) {
  Scope scope = judged.scope;
  scope.row = row;
  Evaluator evaluator(judged.tree, scope);
  if (!rule.when.empty() && !evaluator.holds(rule.when)) return;
  if (evaluator.holds(rule.require)) return;
  Finding finding{rule.code, rule.severity, {}, filled_text(rule.message, evaluator),
                  filled_text(rule.next_step, evaluator), rule.legal_source};
  for (const std::string& name : rule.fields) finding.fields.push_back(field_id(name, row));
  if (rests_on_doubt(finding, judged)) soften(finding);
  findings.push_back(std::move(finding));
}

}  // namespace

std::vector<Finding> findings_of(const Rule& rule, const Judged& judged) try {
  std::vector<Finding> findings;
  if (rule.for_each.empty()) {
    judge(rule, judged, nullptr, findings);
  } else {
    for (xmlNode* row : filled_rows(judged.scope.document, rule.for_each)) {
      judge(rule, judged, row, findings);
    }
  }
  return findings;
} catch (const Error& error) {
  MessageArguments arguments = error.arguments();
  arguments["rule"] = rule.code;
  arguments["rule_file"] = rule.file;
  arguments["line"] = std::to_string(rule.line);
  throw Error(error.code(), std::move(arguments));
}

}  // namespace hoso::rules
