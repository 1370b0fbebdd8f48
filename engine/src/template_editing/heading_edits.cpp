#include "template_editing/heading_edits.hpp"

#include <chrono>
#include <regex>

#include <fmt/format.h>

#include "template_editing/edit_checks.hpp"
#include "template_editing/form_outline.hpp"
#include "template_editing/splices.hpp"

namespace hoso::template_editing {
namespace {

void require_day(const std::string& text) {
  static const std::regex shape("([0-9]{4})-([0-9]{2})-([0-9]{2})");
  std::smatch parts;
  if (std::regex_match(text, parts, shape)) {
    const std::chrono::year_month_day day(std::chrono::year(std::stoi(parts[1])),
                                          std::chrono::month(static_cast<unsigned>(std::stoi(parts[2]))),
                                          std::chrono::day(static_cast<unsigned>(std::stoi(parts[3]))));
    if (day.ok()) return;
  }
  refuse(text.substr(0, 20), "a day: 2026-07-01");
}

void set_days(Splices& splices, const std::string& xml, const SourceElement& root, const HeadingChange& change) {
  const std::string valid_from = change.valid_from.value_or(raw_value(xml, root, "valid-from"));
  const std::string superseded_on = change.superseded_on.value_or(raw_value(xml, root, "superseded-on"));
  if (change.valid_from) require_day(valid_from);
  if (change.superseded_on && !superseded_on.empty()) require_day(superseded_on);
  if (!superseded_on.empty() && superseded_on < valid_from) refuse(superseded_on, "a day after " + valid_from);
  if (change.valid_from) splices.set_attribute(root, "valid-from", valid_from);
  if (!change.superseded_on) return;
  if (superseded_on.empty())
    splices.remove_attribute(root, "superseded-on");
  else
    splices.set_attribute(root, "superseded-on", superseded_on);
}

}  // namespace

std::string with_heading(const FormText& form, const HeadingChange& change) {
  const SourceElement root = source_tree(form.xml, form.file);
  Splices splices(form.xml);
  const SourceElement& title = *root.child("title");
  if (change.title_vi) splices.set_attribute(title, "vi", required_words(*change.title_vi, "title vi"));
  if (change.title_en) splices.set_attribute(title, "en", required_words(*change.title_en, "title en"));
  if (change.legal_source) {
    splices.set_text(*root.child("legal-source"), required_words(*change.legal_source, "legal source"));
  }
  set_days(splices, form.xml, root, change);
  return splices.text();
}

std::string without_todo(const FormText& form, int line) {
  for (const Todo& todo : todos_in(form.xml, form.file)) {
    if (todo.line != line || todo.comment.end == 0) continue;
    Splices splices(form.xml);
    splices.replace(whole_lines(form.xml, todo.comment), "");
    return splices.text();
  }
  refuse_unknown(fmt::format("TODO, line {}", line));
}

}  // namespace hoso::template_editing
