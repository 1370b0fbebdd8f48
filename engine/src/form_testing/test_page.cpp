#include "form_testing/test_page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "bench/curve_svg.hpp"
#include "form_testing/advice.hpp"
#include "form_testing/page_tables.hpp"
#include "html_page/page.hpp"

namespace hoso::form_testing {
namespace {

using html_page::both;

constexpr std::string_view style = R"css(
:root{color-scheme:light dark;--paper:#fff;--ground:#f4f6f8;--ink:#17202b;--faint:#56616f;--line:#c9d1da;--bad:#9b1c0c}
@media(prefers-color-scheme:dark){:root{--paper:#1b222b;--ground:#11161c;--ink:#e8edf3;--faint:#a9b5c2;--line:#3d4a59;
--bad:#ff9d8c}}
body{margin:0 auto;max-width:70rem;padding:1.5rem 1rem;background:var(--ground);color:var(--ink);
font:1rem/1.5 system-ui,"Noto Sans","Liberation Sans",Arial,sans-serif}
h1{font-size:1.6rem;line-height:1.3;margin:0 0 .4em}h2{font-size:1.2rem;margin:0 0 .5em}
.en{color:var(--faint);font-size:.85em;font-weight:400;display:block}
section{background:var(--paper);border:1px solid var(--line);border-radius:.7rem;padding:1rem 1.2rem;margin:0 0 1.2rem}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:0 0 1rem}
caption{text-align:left;font-weight:650;padding:.2em 0 .4em}
th,td{text-align:left;padding:.3em .6em;border-bottom:1px solid var(--line);vertical-align:top}
thead th:not(:first-child),.number{text-align:right}.number{white-space:nowrap}
tbody th{font-weight:500;overflow-wrap:anywhere;min-width:8em}
.bad{color:var(--bad);font-weight:700}li{margin:0 0 .5em}
.curve svg{max-width:100%;height:auto}
.places{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(22rem,100%),1fr));gap:1rem}
figure{margin:0;border:1px solid var(--line);border-radius:.5rem;padding:.7rem}
figure img{max-width:100%;max-height:14rem;background:#fff}
dl{margin:.4em 0 0;display:grid;grid-template-columns:auto 1fr;gap:.1em .8em}dd{margin:0;overflow-wrap:anywhere}
dt{color:var(--faint)}@media print{section{break-inside:avoid}}
)css";

std::string list_of(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

LocalizedText fonts_text(const TestSet& set) {
  if (set.written.empty()) {
    return {
        "Máy không có phông giống viết tay: mọi lần điền đều là đánh máy, nên trang này không nói gì về chữ viết tay.",
        "No handwriting-like font is at hand: every fill is typed, so this page says nothing about handwriting."};
  }
  const std::string fonts = list_of(set.written);
  return {"Một nửa số lần điền dùng phông giống viết tay: " + fonts + ". Chữ viết tay thật khó đọc hơn.",
          "Every other fill is in handwriting-like fonts: " + fonts + ". Real handwriting is harder."};
}

void head(Html& html, const FormTest& test) {
  html.open("header").open("h1").text("Thử mẫu: ").element("bdi", {}, test.form->title.vi);
  html.element("span", {{"class", "en"}, {"lang", "en"}}, "Form test: " + name_of(*test.form)).close();
  both(html, "p",
       {fmt::format("{} lần điền, {} trang, người không có thật; hạt giống {}. Đọc bằng riêng mẫu này.",
                    test.set.samples, test.pages, test.set.seed),
        fmt::format("{} fills, {} pages, people who do not exist; seed {}. Read with this form alone.",
                    test.set.samples, test.pages, test.set.seed)});
  both(html, "p", fonts_text(test.set));
  if (test.typed_on_blank) both(html, "p", blind_spot());
  html.close();
}

void advice_section(Html& html, const FormTest& test) {
  html.open("section");
  both(html, "h2", {"Nên xem trước", "Look at this first"});
  const std::vector<Advice> all = advice_on(test);
  if (all.empty()) {
    both(html, "p", {"Không có gì chỉ ra lỗi của mẫu.", "Nothing points at a mistake of the template."});
  } else {
    html.open("ol");
    for (const Advice& one : all) both(html, "li", text_of(one));
    html.close();
  }
  html.close();
}

void identification_section(Html& html, const FormTest& test) {
  html.open("section");
  both(html, "h2", {"Nhận dạng mẫu", "Telling forms apart"});
  both(html, "p",
       {fmt::format("Giữa mọi mẫu đã biết, {} trên {} trang được nhận là mẫu này. {} trang trắng của mẫu khác: {} bị "
                    "nhận nhầm là mẫu này.",
                    test.pages_told, test.pages, test.others_tried, test.others_taken.size()),
        fmt::format("Among all known forms {} of {} pages are taken for this one. {} blank pages of other forms: {} "
                    "taken for this one.",
                    test.pages_told, test.pages, test.others_tried, test.others_taken.size())});
  confusion_tables(html, test);
  html.close();
}

void curve_section(Html& html, const FormTest& test) {
  if (test.score.values.empty()) return;
  html.open("section");
  both(html, "h2", {"Nhận không cần xem lại", "Accepted unseen"});
  const bench::Tally& all = test.figures.all;
  both(html, "p",
       {fmt::format("Từ độ tin cậy {} trở lên: nhận {} giá trị, trong đó {} sai.", sure_from, all.accepted,
                    all.wrong_confident),
        fmt::format("From confidence {} on {} values are accepted; {} of these are wrong.", sure_from, all.accepted,
                    all.wrong_confident)});
  // The drawing's own declaration may not stand inside a page.
  const std::string svg = bench::curve_svg({bench::risk_curves(test.score).back()});
  html.open(
      "div",
      {{"class", "curve"}, {"role", "img"}, {"aria-label", "Đường rủi ro theo tỷ lệ nhận / risk–coverage curve"}});
  html.trusted(std::string_view(svg).substr(std::min(svg.find("<svg"), svg.size()))).close();
  html.close();
}

void fact(Html& html, const LocalizedText& name, std::string_view value) {
  html.open("dt").text(name.vi + " / ").element("span", {{"lang", "en"}}, name.en).close();
  html.open("dd").element("bdi", {}, value.empty() ? "–" : value).close();
}

void figure(Html& html, const ZoneCrop& crop) {
  html.open("figure");
  html.single("img", {{"src", data_url("image/jpeg", crop.jpeg)}, {"alt", "Chỗ điền mục " + crop.label.vi}});
  html.open("figcaption").element("strong", {}, crop.label.vi);
  const LocalizedText degradation = degradation_text(crop.degradation);
  html.element("span", {{"class", "en"}},
               fmt::format("{} · {} · {}", crop.field, degradation.vi, crop.font.empty() ? "đánh máy" : crop.font));
  html.open("dl");
  fact(html, {"Trên giấy", "written"}, crop.compared.expected);
  fact(html, {"Đọc thành", "given"}, crop.compared.given);
  if (!crop.compared.given.empty()) {
    fact(html, {"Tin cậy", "confidence"}, fmt::format("{:.1f} %", 100 * crop.compared.confidence));
  }
  html.close().close().close();
}

void places_section(Html& html, const FormTest& test) {
  if (test.crops.empty()) return;
  html.open("section");
  both(html, "h2", {"Những chỗ tệ nhất", "The worst places"});
  html.open("div", {{"class", "places"}});
  for (const ZoneCrop& crop : test.crops) figure(html, crop);
  html.close().close();
}

}  // namespace

std::string test_page(const FormTest& test) {
  Html html = html_page::begun("Thử mẫu " + name_of(*test.form), style);
  head(html, test);
  advice_section(html, test);
  html.open("section");
  both(html, "h2", {"Đọc đúng đến đâu", "How well it is read"});
  fields_table(html, test.figures);
  groups_table(html, test.figures);
  html.close();
  identification_section(html, test);
  curve_section(html, test);
  places_section(html, test);
  return html_page::finished(std::move(html));
}

}  // namespace hoso::form_testing
