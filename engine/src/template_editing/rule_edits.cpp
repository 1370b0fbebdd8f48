#include "template_editing/rule_edits.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "template/localized.hpp"
#include "template/schemas.hpp"
#include "template_editing/edit_checks.hpp"
#include "template_editing/splices.hpp"
#include "xml/document.hpp"
#include "xml/schema.hpp"

namespace hoso::template_editing {
namespace {

LocalizedText required(const LocalizedText& text, const char* what) {
  return {required_words(text.vi, what), required_words(text.en, what)};
}

std::string optional_words(const std::string& text) {
  const bool has_words = text.find_first_not_of(" \t\r\n") != std::string::npos;
  return has_words ? required_words(text, "text") : std::string();
}

/// With white space as the reader sees it.
RuleText checked(RuleText rule) {
  constexpr std::array severities{"blocking", "doubtful", "advice"};
  if (std::ranges::find(severities, rule.severity) == severities.end()) refuse(rule.severity, "a severity");
  rule.require = required_words(rule.require, "require");
  rule.message = required(rule.message, "message");
  rule.next_step = required(rule.next_step, "next-step");
  for (std::string* text : {&rule.fields, &rule.when, &rule.for_each, &rule.legal_source})
    *text = optional_words(*text);
  return rule;
}

std::string text_xml(const char* name, const LocalizedText& text) {
  return fmt::format("  <{} vi=\"{}\" en=\"{}\"/>\n", name, attribute_text(text.vi), attribute_text(text.en));
}

std::string rule_xml(const RuleText& rule) {
  std::string xml = fmt::format(R"(<rule code="{}" severity="{}")", attribute_text(rule.code), rule.severity);
  if (!rule.for_each.empty()) xml += fmt::format(R"( for-each="{}")", attribute_text(rule.for_each));
  if (!rule.fields.empty()) xml += fmt::format(R"( fields="{}")", attribute_text(rule.fields));
  if (!rule.when.empty()) xml += fmt::format(R"( when="{}")", attribute_text(rule.when));
  xml += fmt::format(">\n  <require>{}</require>\n", element_text(rule.require));
  xml += text_xml("message", rule.message) + text_xml("next-step", rule.next_step);
  if (!rule.legal_source.empty())
    xml += fmt::format("  <legal-source>{}</legal-source>\n", element_text(rule.legal_source));
  return xml + "</rule>";
}

const SourceElement* rule_of(const std::string& text, const SourceElement& root, const std::string& code) {
  for (const SourceElement& rule : root.children) {
    if (raw_value(text, rule, "code") == code) return &rule;
  }
  return nullptr;
}

/// Changes a rule part by part, and a part only where what it says is another.
class RuleChange {
 public:
  RuleChange(const std::string& text, const SourceElement& element, const RuleText& before)
      : splices_(text), element_(element), before_(before) {}

  std::string to(const RuleText& after) {
    splices_.set_attribute(element_, "code", after.code);
    splices_.set_attribute(element_, "severity", after.severity);
    set("fields", before_.fields, after.fields);
    set("when", before_.when, after.when);
    set("for-each", before_.for_each, after.for_each);
    if (before_.require != after.require) splices_.set_text(*element_.child("require"), after.require);
    set(*element_.child("message"), before_.message, after.message);
    set(*element_.child("next-step"), before_.next_step, after.next_step);
    set_source(after.legal_source);
    return splices_.text();
  }

 private:
  void set(const char* name, const std::string& before, const std::string& after) {
    if (before == after) return;
    if (after.empty())
      splices_.remove_attribute(element_, name);
    else
      splices_.set_attribute(element_, name, after);
  }

  void set(const SourceElement& text, const LocalizedText& before, const LocalizedText& after) {
    if (before.vi != after.vi) splices_.set_attribute(text, "vi", after.vi);
    if (before.en != after.en) splices_.set_attribute(text, "en", after.en);
  }

  void set_source(const std::string& source) {
    if (source == before_.legal_source) return;
    const SourceElement* element = element_.child("legal-source");
    if (source.empty())
      splices_.remove(*element);
    else if (element)
      splices_.set_text(*element, source);
    else
      splices_.insert_after(*element_.child("next-step"),
                            fmt::format("<legal-source>{}</legal-source>", element_text(source)));
  }

  Splices splices_;
  const SourceElement& element_;
  const RuleText& before_;
};

std::string with_new_rule(const std::string& text, const SourceElement& root, const RuleText& rule) {
  Splices splices(text);
  if (!root.children.empty()) {
    splices.insert_after(root.children.back(), rule_xml(rule));
  } else if (root.is_empty()) {
    const Span tag_end{root.start_tag.end - 2, root.start_tag.end};
    splices.replace(tag_end, fmt::format(">\n  {}\n</{}>", indented(rule_xml(rule), "  "), root.name));
  } else {
    splices.insert(root.start_tag.end, fmt::format("\n  {}", indented(rule_xml(rule), "  ")));
  }
  return splices.text();
}

}  // namespace

std::vector<RuleText> rules_in(const std::string& rules_xml, const std::string& file) {
  const xml::Document document(rules_xml, {file, "template.invalid"});
  xml::Schema(rules_schema()).require(document);
  std::vector<RuleText> rules;
  for (const xml::Element& rule : document.root().children("rule")) {
    const auto source = rule.child("legal-source");
    rules.push_back({rule.attribute("code"), rule.attribute("severity"), rule.attribute("fields"),
                     rule.attribute("when"), rule.attribute("for-each"), rule.child("require")->text(),
                     localized(*rule.child("message")), localized(*rule.child("next-step")),
                     source ? source->text() : std::string()});
  }
  return rules;
}

std::string with_rule(const std::string& rules_xml, const std::string& file, const std::string& code,
                      const RuleText& wanted) {
  const RuleText rule = checked(wanted);
  const std::vector<RuleText> before = rules_in(rules_xml, file);
  const SourceElement root = source_tree(rules_xml, file);
  if (rule.code != code && rule_of(rules_xml, root, rule.code)) refuse(rule.code, "a code that no other rule has");
  std::string changed;
  if (code.empty()) {
    changed = with_new_rule(rules_xml, root, rule);
  } else {
    const auto known = std::ranges::find(before, code, &RuleText::code);
    if (known == before.end()) refuse_unknown(code);
    changed = RuleChange(rules_xml, *rule_of(rules_xml, root, code), *known).to(rule);
  }
  (void)rules_in(changed, file);  // the schema knows what codes and names may be
  return changed;
}

std::string without_rule(const std::string& rules_xml, const std::string& file, const std::string& code) {
  const SourceElement root = source_tree(rules_xml, file);
  const SourceElement* rule = rule_of(rules_xml, root, code);
  if (!rule) refuse_unknown(code);
  Splices splices(rules_xml);
  splices.remove(*rule);
  return splices.text();
}

std::string empty_rules() {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rules xmlns=\"urn:hoso:rules:1\">\n</rules>\n";
}

}  // namespace hoso::template_editing
