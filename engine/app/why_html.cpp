#include "why_html.hpp"

#include <fmt/format.h>

#include "html_page/page.hpp"
#include "why_text.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using explain::Explanation;
using explain::Judgement;
using explain::ZonePictures;
using html_page::both;

constexpr std::string_view style = R"css(
body{margin:0 auto;max-width:1100px;padding:24px;background:#f4f6f8;color:#17202b;
font:16px/1.5 system-ui,"Noto Sans","Liberation Sans",Arial,sans-serif}
section{background:#fff;border:1px solid #d9dfe6;border-radius:12px;padding:20px 24px;margin:0 0 20px}
h1{font-size:1.4rem;margin:0 0 .6em}h2{font-size:1rem;margin:1.2em 0 .3em}
.en{color:#56616f;font-size:.86em;font-weight:400;display:block}
.value{font-size:1.3rem;font-weight:650;overflow-wrap:anywhere}
.sure{color:#12663f}.doubtful{color:#7d4a00}
figure{margin:0 0 12px}figure img{max-width:100%;border:1px solid #d9dfe6;image-rendering:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:6px 10px;border-bottom:1px solid #d9dfe6;vertical-align:top}
td.number{white-space:nowrap}tr.chosen td{background:#e6f4ec;font-weight:650}
)css";

void figure(Html& html, const std::vector<std::uint8_t>& png, const LocalizedText& caption) {
  html.open("figure");
  html.single("img", {{"src", data_url("image/png", png)}, {"alt", caption.vi}});
  both(html, "figcaption", caption);
  html.close();
}

void pictures(Html& html, const ZonePictures& zone) {
  figure(html, zone.seen_png, {"Như trên trang giấy", "As on the page"});
  figure(html, zone.cleaned_png,
         {"Phần được điền, sau khi bỏ chữ in sẵn và dấu",
          "What was filled in: the blank's print and stamps taken off"});
}

void head_row(Html& html, const Explanation& one) {
  html.open("tr");
  both(html, "th", {"Phương án đọc", "Candidate (" + one.value.recognizer + ")"});
  both(html, "th", {"Điểm", "Score"});
  both(html, "th", {"Thành giá trị", "Value (field." + one.type + ")"});
  both(html, "th", {"Tin cậy, chưa hiệu chỉnh", "Uncalibrated confidence"});
  html.close();
}

void judgement_row(Html& html, const Judgement& each, const Explanation& one) {
  html.open("tr", {{"class", is_chosen(each, one) ? "chosen" : ""}});
  html.element("td", {}, each.candidate.text);
  html.element("td", {{"class", "number"}}, fmt::format("{:.3f}", each.candidate.score));
  html.element("td", {}, each.made.value.empty() ? "–" : each.made.value);
  html.element("td", {{"class", "number"}}, percent(each.made.confidence));
  html.close();
}

void judgements(Html& html, const Explanation& one) {
  if (one.judgements.empty()) return;
  both(html, "h2", {"Các phương án", "Candidates"});
  html.open("table");
  head_row(html, one);
  for (const Judgement& each : one.judgements) judgement_row(html, each, one);
  html.close();
}

void findings(Html& html, const Explanation& one) {
  if (one.findings.empty()) return;
  both(html, "h2", {"Điều phải xem ở mục này", "Findings about this field"});
  html.open("ul");
  for (const Finding& finding : one.findings) {
    html.open("li");
    both(html, "p", finding.message);
    both(html, "p", finding.next_step);
    html.element("code", {}, finding.code).close();
  }
  html.close();
}

void verdict(Html& html, const Explanation& one) {
  const std::string shown = one.value.value.empty() ? one.value.raw : one.value.value;
  html.element("p", {{"class", "value"}}, shown.empty() ? text_of(one.value.state).vi : shown);
  html.element("p", {{"class", is_doubtful(one.value) ? "doubtful" : "sure"}},
               fmt::format("Độ tin cậy {} (nhận không cần xem lại: từ {})", percent(one.value.confidence),
                           percent(sure_from)));
  both(html, "p", reason_for(one));
}

void section(Html& html, const Explanation& one) {
  html.open("section");
  html.open("h1").text(one.label.vi).element("span", {{"class", "en"}}, one.label.en + " · " + one.value.id +
                                             " · " + one.form->id + "/" + one.form->version).close();
  for (const ZonePictures& zone : one.zones) pictures(html, zone);
  verdict(html, one);
  judgements(html, one);
  findings(html, one);
  html.close();
}

}  // namespace

std::string explanations_html(const std::vector<Explanation>& all) {
  Html html = html_page::begun("hoso why", style);
  for (const Explanation& one : all) section(html, one);
  return html_page::finished(std::move(html));
}

}  // namespace hoso::app
