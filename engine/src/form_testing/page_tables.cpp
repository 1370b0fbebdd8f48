#include "form_testing/page_tables.hpp"

#include <array>

#include <fmt/format.h>

#include "html_page/page.hpp"

namespace hoso::form_testing {
namespace {

using bench::Tally;
using html_page::both;

/// A table that can be scrolled by itself where the window is narrow.
void open_table(Html& html, const LocalizedText& caption) {
  html.open("div", {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption.vi}})
      .open("table");
  both(html, "caption", caption);
}

void close_table(Html& html) { html.close().close().close(); }

void column(Html& html, const LocalizedText& text) {
  html.open("th", {{"scope", "col"}}).text(text.vi);
  html.element("span", {{"class", "en"}, {"lang", "en"}}, text.en).close();
}

void tally_columns(Html& html) {
  const std::array<LocalizedText, 8> heads = {{{"Đã điền", "filled"},
                                               {"Đúng", "exact"},
                                               {"Đúng, %", "exact, %"},
                                               {"Sai", "wrong"},
                                               {"Sai mà chắc", "wrong, sure"},
                                               {"Không đọc được", "missed"},
                                               {"Cần xem lại", "doubtful"},
                                               {"Sai ký tự, %", "CER, %"}}};
  for (const LocalizedText& head : heads) column(html, head);
}

void number(Html& html, const std::string& text, bool alarms) {
  html.element("td", {{"class", alarms ? "number bad" : "number"}}, text);
}

void tally_cells(Html& html, const Tally& tally) {
  const bool none = tally.filled == 0;
  number(html, fmt::format("{}", tally.filled), false);
  number(html, fmt::format("{}", tally.correct), false);
  number(html, none ? "–" : fmt::format("{:.1f}", 100 * tally.exact()), false);
  number(html, fmt::format("{}", tally.wrong), tally.wrong > 0);
  number(html, fmt::format("{}", tally.wrong_confident), tally.wrong_confident > 0);
  number(html, fmt::format("{}", tally.missed), tally.missed > 0);
  number(html, fmt::format("{}", tally.doubtful()), false);
  number(html, none ? "–" : fmt::format("{:.2f}", 100 * tally.character_error_rate()), false);
}

void begin_tallies(Html& html, const LocalizedText& caption, const LocalizedText& first) {
  open_table(html, caption);
  html.open("thead").open("tr");
  column(html, first);
  tally_columns(html);
  html.close().close().open("tbody");
}

void group_row(Html& html, const LocalizedText& name, const Tally& tally) {
  html.open("tr");
  html.open("th", {{"scope", "row"}}).text(name.vi);
  if (!name.en.empty()) html.element("span", {{"class", "en"}, {"lang", "en"}}, name.en);
  html.close();
  tally_cells(html, tally);
  html.close();
}

void taken_row(Html& html, const std::string& form, int pages) {
  html.open("tr").element("th", {{"scope", "row"}}, form.empty() ? "không nhận ra / no known form" : form);
  number(html, fmt::format("{}", pages), true);
  html.close();
}

}  // namespace

LocalizedText degradation_text(std::string_view name) {
  if (name == "clean") return {"sạch", "clean"};
  if (name == "scan") return {"bản quét", "scan"};
  if (name == "skew") return {"nghiêng", "skew"};
  if (name == "noise") return {"nhiễu", "noise"};
  if (name == "low_jpeg") return {"nén mạnh", "low JPEG quality"};
  if (name == "stamp") return {"đóng dấu", "stamped"};
  if (name == "shadow") return {"bóng đổ", "shadow"};
  if (name == "bilevel") return {"đen trắng", "bilevel"};
  if (name == "turned") return {"xoay ngang, ngược", "turned"};
  if (name == "phone") return {"chụp điện thoại", "phone photo"};
  return {std::string(name), ""};
}

void fields_table(Html& html, const Figures& figures) {
  begin_tallies(html, {"Từng mục", "Field by field"}, {"Mục", "field"});
  for (const FieldFigures& field : figures.fields) {
    html.open("tr").open("th", {{"scope", "row"}}).element("bdi", {}, field.label.vi);
    html.element("span", {{"class", "en"}}, field.id + " · " + field.type).close();
    tally_cells(html, field.all);
    html.close();
  }
  group_row(html, {"Tất cả", "all"}, figures.all);
  close_table(html);
}

void groups_table(Html& html, const Figures& figures) {
  begin_tallies(html, {"Theo cách điền, ảnh và kiểu mục", "By writing, picture and type"}, {"Nhóm", "group"});
  group_row(html, {"Đánh máy", "typed"}, figures.typed);
  if (figures.written.filled > 0) group_row(html, {"Phông giống viết tay", "handwriting-like"}, figures.written);
  for (const auto& [name, tally] : figures.by_degradation) group_row(html, degradation_text(name), tally);
  for (const auto& [type, tally] : figures.by_type) group_row(html, {"kiểu " + type, ""}, tally);
  close_table(html);
}

void confusion_tables(Html& html, const FormTest& test) {
  if (!test.taken_for.empty()) {
    open_table(html, {"Trang của mẫu này bị nhận là", "Pages of this form taken for"});
    html.open("thead").open("tr");
    column(html, {"Mẫu", "form"});
    column(html, {"Trang", "pages"});
    html.close().close().open("tbody");
    for (const TakenFor& other : test.taken_for) taken_row(html, other.form, other.pages);
    close_table(html);
  }
  if (test.others_taken.empty()) return;
  open_table(html, {"Trang của mẫu khác bị nhận là mẫu này", "Pages of other forms taken for this one"});
  html.open("thead").open("tr");
  column(html, {"Mẫu", "form"});
  column(html, {"Trang số", "page number"});
  html.close().close().open("tbody");
  for (const Taken& other : test.others_taken) taken_row(html, other.form, other.page + 1);
  close_table(html);
}

}  // namespace hoso::form_testing
