#include "template/rules_reader.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include <hoso/cell_id.hpp>
#include <hoso/text.hpp>

#include "template/localized.hpp"
#include "template/schemas.hpp"
#include "xml/schema.hpp"
#include "xml/xpath.hpp"

namespace hoso {
namespace {

FindingSeverity severity_of(const std::string& word) {
  if (word == "doubtful") return FindingSeverity::doubtful;
  return word == "advice" ? FindingSeverity::advice : FindingSeverity::blocking;
}

class RulesReader {
 public:
  RulesReader(const std::string& text, const std::string& file, const FormTemplate& form)
      : document_(text, {file, "template.invalid"}) {
    xml::Schema(rules_schema()).require(document_);
    for (const FieldSpec& field : form.fields) {
      names_.insert(without_row(field.id));
      if (!field.table.empty()) tables_.insert(field.table);
    }
    for (const Rule& rule : form.rules) codes_.insert(rule.code);
  }

  std::vector<Rule> read() {
    std::vector<Rule> rules;
    for (const xml::Element& element : document_.root().children("rule")) {
      rules.push_back(read_rule(element));
    }
    return rules;
  }

 private:
  Rule read_rule(const xml::Element& element) {
    Rule rule;
    rule.code = element.attribute("code");
    rule.severity = severity_of(element.attribute("severity"));
    rule.when = element.attribute("when");
    rule.for_each = element.attribute("for-each");
    rule.require = element.child("require")->text();
    rule.message = localized(*element.child("message"));
    rule.next_step = localized(*element.child("next-step"));
    if (const auto source = element.child("legal-source")) rule.legal_source = source->text();
    rule.file = document_.origin().file;
    rule.line = element.line();
    std::istringstream fields(element.attribute("fields"));
    for (std::string name; fields >> name;) rule.fields.push_back(name);
    check(rule);
    return rule;
  }

  void check(const Rule& rule) {
    if (!codes_.insert(rule.code).second) {
      fail(rule, "a code of its own for each rule", "code " + rule.code + " is used twice");
    }
    if (!rule.for_each.empty()) require_known(rule, rule.for_each, tables_, "table");
    for (const std::string& name : rule.fields) {
      require_known(rule, name, names_, "field");
      check_row_reference(rule, name);
    }
    for (const std::string& expression : expressions_of(rule)) {
      const std::string complaint = xml::xpath_complaint(expression);
      if (!complaint.empty()) fail(rule, "an XPath 1.0 expression", expression + ": " + complaint);
    }
  }

  /// A cell has no row outside a rule that goes through its table.
  void check_row_reference(const Rule& rule, const std::string& name) const {
    const std::string table = name.substr(0, name.find('.'));
    if (tables_.count(table) > 0 && rule.for_each != table) {
      fail(rule, "for-each=\"" + table + "\"", "field " + name + " lies in a table");
    }
  }

  void require_known(const Rule& rule, const std::string& name,
                     const std::set<std::string>& known, const std::string& kind) const {
    if (known.count(name) > 0) return;
    const std::string close = nearest(name, {known.begin(), known.end()});
    fail(rule, close.empty() ? "no " + kind : "perhaps " + close,
         "there is no " + kind + " " + name);
  }

  static std::vector<std::string> expressions_of(const Rule& rule) {
    std::vector<std::string> all{rule.require};
    if (!rule.when.empty()) all.push_back(rule.when);
    for (const LocalizedText* text : {&rule.message, &rule.next_step}) {
      for (const std::string& language : {text->vi, text->en}) {
        std::ranges::copy(placeholder_names(language), std::back_inserter(all));
      }
    }
    return all;
  }

  [[noreturn]] void fail(const Rule& rule, const std::string& expected,
                         const std::string& detail) const {
    xml::fail(document_.origin(), rule.line, expected, detail);
  }

  xml::Document document_;
  std::set<std::string> names_;
  std::set<std::string> tables_;
  std::set<std::string> codes_;
};

}  // namespace

std::vector<Rule> read_rules(const std::string& text, const std::string& file,
                             const FormTemplate& form) {
  return RulesReader(text, file, form).read();
}

}  // namespace hoso
