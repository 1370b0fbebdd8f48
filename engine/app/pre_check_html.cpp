#include <fmt/format.h>

#include "html_page/page.hpp"
#include "pre_check.hpp"

namespace hoso::app {
namespace {

constexpr std::string_view style = R"css(
body{margin:0 auto;max-width:820px;padding:20px;background:#fff;color:#17202b;
font:20px/1.5 system-ui,"Noto Sans","Liberation Sans",Arial,sans-serif}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .4em;padding:.5em .6em;border-radius:12px}
h1.blocking{background:#fbe9e7;color:#8a1c0e}
h1.doubtful{background:#fff4dc;color:#6b4300}h1.advice{background:#e6f4ec;color:#12663f}
h2{font-size:1.25rem;margin:1.2em 0 .3em}.en{color:#56616f;font-size:.78em;font-weight:400;display:block}
ol{padding-left:1.6em}li{margin:0 0 1em}p{margin:.15em 0}.do{font-weight:650}.where,.law{color:#56616f;font-size:.85em}
code{font-size:.75em;color:#56616f}@media print{body{font-size:12pt;padding:0}h1{border:2px solid}}
)css";

std::string name_of(FindingSeverity severity) {
  switch (severity) {
    case FindingSeverity::blocking: return "blocking";
    case FindingSeverity::doubtful: return "doubtful";
    case FindingSeverity::advice: return "advice";
  }
  return "";
}

void both_if_any(Html& html, std::string_view element, const LocalizedText& text, std::string_view css_class = {}) {
  if (!text.vi.empty()) html_page::both(html, element, text, css_class);
}

void item(Html& html, const PreCheckItem& one) {
  html.open("li", {{"value", fmt::format("{}", one.number)}});
  both_if_any(html, "p", one.message);
  both_if_any(html, "p", one.next_step, "do");
  both_if_any(html, "p", one.where, "where");
  if (!one.legal_source.empty()) html.element("p", {{"class", "law"}}, "Căn cứ: " + one.legal_source);
  html.element("code", {}, one.code).close();
}

void list(Html& html, const LocalizedText& heading, const std::vector<LocalizedText>& texts) {
  if (texts.empty()) return;
  both_if_any(html, "h2", heading);
  html.open("ul");
  for (const LocalizedText& text : texts) both_if_any(html, "li", text);
  html.close();
}

}  // namespace

std::string pre_check_html(const PreCheck& check) {
  Html html = html_page::begun(check.verdict.vi, style);
  both_if_any(html, "h1", check.verdict, name_of(check.urgency));
  for (const LocalizedText& document : check.documents) both_if_any(html, "p", document);
  for (const PreCheckGroup& group : check.groups) {
    both_if_any(html, "h2", group.heading);
    html.open("ol");
    for (const PreCheckItem& one : group.items) item(html, one);
    html.close();
  }
  list(html, {"Máy đọc chưa chắc, hãy so với tờ khai", "Not read for sure, please compare"}, check.unsure);
  list(html, {"Trang không nhận ra", "Pages that are no known form"}, check.unknown_pages);
  return html_page::finished(std::move(html));
}

}  // namespace hoso::app
