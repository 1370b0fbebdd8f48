#include "html_page/page.hpp"

namespace hoso::html_page {
namespace {

constexpr const char* content_policy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

}  // namespace

Html begun(std::string_view title, std::string_view style) {
  Html html;
  html.open("html", {{"lang", "vi"}}).open("head").single("meta", {{"charset", "utf-8"}});
  html.single("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", content_policy}});
  html.single("meta", {{"name", "viewport"}, {"content", "width=device-width"}});
  html.element("title", {}, title).open("style").trusted(style).close().close();
  html.open("body").open("main");
  return html;
}

std::string finished(Html&& html) {
  html.close().close().close();
  return std::move(html).finish();
}

void both(Html& html, std::string_view element, const LocalizedText& text, std::string_view css_class) {
  if (css_class.empty()) {
    html.open(element);
  } else {
    html.open(element, {{"class", std::string(css_class)}});
  }
  html.text(text.vi).element("span", {{"class", "en"}, {"lang", "en"}}, text.en).close();
}

}  // namespace hoso::html_page
