#include "template_editing/edit_checks.hpp"

#include <cmath>
#include <regex>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "template/page_files.hpp"

namespace hoso::template_editing {
namespace {

constexpr std::size_t longest_name = 100;

void require_match(const std::string& text, const char* pattern, const char* expected) {
  if (text.size() > longest_name || !std::regex_match(text, std::regex(pattern))) refuse(text, expected);
}

}  // namespace

void refuse(const std::string& what, const std::string& expected) {
  throw Error("designer.invalid", {{"detail", what}, {"expected", expected}});
}

void refuse_unknown(const std::string& name) { throw Error("designer.unknown", {{"name", name}}); }

std::string required_words(const std::string& text, const std::string& what) {
  std::string words;
  for (const char c : nfc(text)) {
    const bool white = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!white)
      words += c;
    else if (!words.empty() && words.back() != ' ')
      words += ' ';
  }
  if (!words.empty() && words.back() == ' ') words.pop_back();
  if (words.empty()) refuse(what, "a text");
  return words;
}

void require_field_id(const std::string& id) {
  require_match(id, "[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)?", "an id: small letters, digits, '_', one '.'");
}

void require_stage_name(const std::string& name) {
  require_match(name, "[a-z][a-z0-9_]*", "a name: small letters, digits, '_'");
}

void require_option_value(const std::string& value) {
  require_match(value, "[a-z0-9_]+", "a value: small letters, digits, '_'");
}

void require_on_page(const FormOutline& form, const Zone& zone) {
  if (zone.page < 0 || zone.page >= static_cast<int>(form.pages.size())) {
    refuse(fmt::format("page {}", zone.page + 1), fmt::format("1 .. {}", form.pages.size()));
  }
  const PageOutline& page = form.pages[static_cast<std::size_t>(zone.page)];
  const MmRect& box = zone.box;
  TemplatePage paper;
  paper.width_mm = page.width_mm;
  paper.height_mm = page.height_mm;
  const bool is_box = std::isfinite(box.x + box.y + box.width + box.height) && box.width > 0 && box.height > 0;
  if (!is_box || !lies_on(box, paper)) {
    refuse(fmt::format("{}, {}, {} x {}", mm_text(box.x), mm_text(box.y), mm_text(box.width), mm_text(box.height)),
           fmt::format("a box within {} x {} mm", mm_text(page.width_mm), mm_text(page.height_mm)));
  }
}

void require_length(double length, const std::string& what) {
  constexpr double longest = 2000;
  if (!std::isfinite(length) || length < 0 || length > longest) refuse(what, "0 .. 2000 mm");
}

std::string mm_text(double length) {
  std::string text = fmt::format("{:.2f}", length);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace hoso::template_editing
