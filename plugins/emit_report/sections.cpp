#include "sections.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "evidence_table.hpp"

namespace hoso {
namespace {

void write_english(Html& html, std::string_view text) {
  if (!text.empty()) html.element("span", {{"class", "en"}, {"lang", "en"}}, text);
}

struct Badge {
  std::string css_class;
  std::string sign;
  std::string text;
};

void write_badge(Html& html, const Badge& badge) {
  html.open("span", {{"class", "badge " + badge.css_class}});
  html.element("b", {{"aria-hidden", "true"}}, badge.sign).text(badge.text).close();
}

Badge badge_of(FindingSeverity severity) {
  switch (severity) {
    case FindingSeverity::blocking:
      return {"bad", "!", "Phải sửa"};
    case FindingSeverity::doubtful:
      return {"doubtful", "?", "Nên xem lại"};
    case FindingSeverity::advice:
      break;
  }
  return {"advice", "i", "Lời khuyên"};
}

/// The worst thing said anywhere decides the colour of the verdict.
Badge verdict_badge(const ReportView& view) {
  if (view.count(FindingSeverity::blocking) > 0) return {"bad", "!", ""};
  const bool look = view.count(FindingSeverity::doubtful) > 0 ||
                    view.count(Certainty::doubtful) > 0 || view.count(Certainty::illegible) > 0 ||
                    !view.unknown_pages.empty();
  return look ? Badge{"doubtful", "?", ""} : Badge{"sure", "✓", ""};
}

void write_tally(Html& html, const ReportView& view) {
  html.open("ul", {{"class", "tally"}});
  for (const Certainty certainty : {Certainty::confirmed, Certainty::sure, Certainty::doubtful,
                                    Certainty::illegible, Certainty::empty}) {
    const int count = view.count(certainty);
    if (count == 0) continue;
    const CertaintyLook look = look_of(certainty);
    html.open("li");
    write_badge(html, {std::string(look.css_class), std::string(look.sign),
                       fmt::format("{} mục {}", count, look.vi)});
    html.close();
  }
  html.close();
}

void write_field_links(Html& html, const ReportView& view, const FindingView& finding) {
  bool first = true;
  for (const int number : finding.field_numbers) {
    const FieldView& field = *view.field(number);
    html.text(first ? "Mục: " : ", ");
    html.element("a", {{"href", fmt::format("#f-{}", number)}},
                 fmt::format("{}. {}", number, field.label().vi));
    if (field.value->page > 0) html.text(fmt::format(" (trang {})", field.value->page));
    first = false;
  }
}

void write_ground(Html& html, const ReportView& view, const FindingView& finding) {
  const std::string& law = finding.finding->legal_source;
  const bool placed = finding.field_numbers.empty() && finding.finding->page > 0;
  if (finding.field_numbers.empty() && law.empty() && !placed) return;
  html.open("p", {{"class", "meta"}});
  write_field_links(html, view, finding);
  if (placed) html.text(fmt::format("Trang {}", finding.finding->page));
  const bool first = finding.field_numbers.empty() && !placed;
  if (!law.empty()) html.text((first ? "Căn cứ: " : " · Căn cứ: ") + law);
  html.close();
}

void write_finding(Html& html, const ReportView& view, const FindingView& finding) {
  html.open("li", {{"id", fmt::format("v-{}", finding.number)}});
  html.element("div", {{"class", "no"}}, std::to_string(finding.number));
  html.open("div");
  html.element("h3", {}, finding.finding->message.vi);
  write_badge(html, badge_of(finding.finding->severity));
  html.open("div");
  write_english(html, finding.finding->message.en);
  html.close();
  if (!finding.finding->next_step.vi.empty()) {
    html.open("p", {{"class", "todo"}}).element("strong", {}, "Cần làm:");
    html.text(" " + finding.finding->next_step.vi + " ");
    write_english(html, finding.finding->next_step.en);
    html.close();
  }
  write_ground(html, view, finding);
  html.close().close();
}

void write_value(Html& html, const FieldView& field) {
  const std::string shown = field.shown();
  if (shown.empty()) {
    html.element("span", {{"class", "value nothing"}}, look_of(field.certainty).vi);
    return;
  }
  html.open("span", {{"class", "value"}}).element("bdi", {}, shown).close();
  const FieldValue& value = *field.value;
  const bool written = !field.spec || (field.spec->type != "presence" && field.spec->options.empty());
  if (written && !value.raw.empty() && value.raw != shown && value.raw != value.value) {
    html.open("span", {{"class", "written"}}).text("Viết trên giấy: ");
    html.element("bdi", {}, value.raw).close();
  }
}

void write_certainty(Html& html, const FieldView& field) {
  const CertaintyLook look = look_of(field.certainty);
  html.open("td", {{"class", "cert"}});
  write_badge(html, {std::string(look.css_class), std::string(look.sign), std::string(look.vi)});
  const bool read = field.value->state == FieldState::read;
  write_english(html, read ? fmt::format("{:.0f} % · {}", 100 * field.value->confidence, look.en)
                           : std::string(look.en));
  for (const int number : field.findings) {
    html.open("div").element("a", {{"href", fmt::format("#v-{}", number)}},
                             fmt::format("Xem việc {}", number));
    html.close();
  }
  html.close();
}

void write_row(Html& html, const PageFigure& figure, const FieldView& field) {
  const LocalizedText label = field.label();
  html.open("tr",
            {{"id", fmt::format("f-{}", field.number)}, {"class", std::string(field.css_class)}});
  html.element("td", {{"class", "no"}}, std::to_string(field.number));
  html.open("td", {{"class", "label"}}).text(label.vi);
  write_english(html, label.en);
  html.close().open("td");
  if (figure.page) write_crop(html, figure, field);
  write_value(html, field);
  html.close();
  write_certainty(html, field);
  html.close();
}

void write_table(Html& html, const PageFigure& figure) {
  html.open("table").open("thead").open("tr");
  for (const char* name : {"Số", "Mục", "Nội dung đọc được", "Độ chắc chắn"}) {
    html.element("th", {{"scope", "col"}}, name);
  }
  html.close().close().open("tbody");
  for (const FieldView* field : figure.fields) write_row(html, figure, *field);
  html.close().close();
}

std::vector<const FieldView*> fields_on(const DocumentView& document, int page) {
  std::vector<const FieldView*> fields;
  for (const FieldView& field : document.fields) {
    if (field.value->page == page) fields.push_back(&field);
  }
  return fields;
}

std::string picture_for(const PagePictures& pictures, int page) {
  const auto found = pictures.find(page);
  return found == pictures.end() ? "" : found->second;
}

void write_page(Html& html, const PageFigure& figure, const Dossier& dossier) {
  const DossierPage& page = *figure.page;
  html.open("article",
            {{"class", figure.fields.empty() ? "card page-card lone" : "card page-card"}});
  html.open("h3").text(fmt::format("Trang {}", page.number));
  const auto file = static_cast<std::size_t>(page.file);
  if (file < dossier.files.size()) {
    html.open("span", {{"class", "en"}}).text("trang ");
    html.text(fmt::format("{} của tệp ", page.page_in_file + 1));
    html.element("bdi", {}, dossier.files[file].name).close();
  }
  html.close();
  html.open("div", {{"class", figure.fields.empty() ? "" : "split"}});
  write_figure(html, figure);
  if (!figure.fields.empty()) write_table(html, figure);
  html.close();
  for (const Evidence& evidence : page.evidence) write_evidence(html, evidence);
  html.close();
}

/// Fields whose page was not among the scans.
void write_missing_page(Html& html, const DocumentView& document) {
  const auto fields = fields_on(document, 0);
  if (fields.empty()) return;
  html.open("article", {{"class", "card page-card"}});
  html.element("h3", {}, "Mục thuộc trang không có trong bản quét");
  write_table(html, {nullptr, "", fields});
  html.close();
}

}  // namespace

void write_verdict(Html& html, const ReportView& view) {
  const Badge badge = verdict_badge(view);
  const LocalizedText verdict = verdict_of(view);
  html.open("section", {{"class", "card verdict " + badge.css_class}, {"aria-label", "Kết luận"}});
  html.element("div", {{"class", "sign"}, {"aria-hidden", "true"}}, badge.sign);
  html.open("div").open("h2").text(verdict.vi);
  write_english(html, verdict.en);
  html.close();
  write_tally(html, view);
  html.close().close();
}

void write_findings(Html& html, const ReportView& view) {
  if (view.findings.empty()) return;
  html.open("section", {{"class", "card"}});
  html.open("h2").text("Những việc cần làm");
  write_english(html, "What to do");
  html.close();
  html.open("ol", {{"class", "findings"}});
  for (const FindingView& finding : view.findings) write_finding(html, view, finding);
  html.close().close();
}

void write_document(Html& html, const Dossier& dossier, const DocumentView& document,
                    const PagePictures& pictures) {
  const FormTemplate& form = *document.document->form;
  html.open("section").open("div", {{"class", "doc-head"}});
  html.open("h2").text(form.title.vi);
  write_english(html, form.title.en);
  html.close();
  html.element("span", {{"class", "chip"}}, form.legal_source).close();
  for (const int number : document.document->pages) {
    const auto page = std::ranges::find(dossier.pages, number, &DossierPage::number);
    if (page == dossier.pages.end()) continue;
    write_page(html, {&*page, picture_for(pictures, number), fields_on(document, number)}, dossier);
  }
  write_missing_page(html, document);
  html.close();
}

void write_unknown_pages(Html& html, const ReportView& view, const Dossier& dossier,
                         const PagePictures& pictures) {
  if (view.unknown_pages.empty()) return;
  html.open("section").open("div", {{"class", "doc-head"}});
  html.open("h2").text("Trang chưa nhận ra biểu mẫu");
  write_english(html, "Pages of no known form");
  html.close().close();
  html.element("p", {}, "Hãy tự xem các trang này: máy chưa đọc nội dung của chúng.");
  for (const DossierPage* page : view.unknown_pages) {
    write_page(html, {page, picture_for(pictures, page->number), {}}, dossier);
  }
  html.close();
}

}  // namespace hoso
