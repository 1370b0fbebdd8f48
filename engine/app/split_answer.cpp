#include "split_answer.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "html_page/page.hpp"
#include "messages.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;
using One = SplitAnswer::One;
using html_page::both;

LocalizedText pages_text(const pipeline::StackPart& part) {
  if (part.first_page == part.last_page) {
    return {fmt::format("trang {}", part.first_page), fmt::format("page {}", part.first_page)};
  }
  return {fmt::format("trang {}–{}", part.first_page, part.last_page),
          fmt::format("pages {}–{}", part.first_page, part.last_page)};
}

LocalizedText code_text(const pipeline::StackPart& part) {
  if (part.code.empty()) return {"không có tờ phân cách", "no separator sheet"};
  return {part.code, part.code};
}

/// What the dossier holds: titles of its forms, in order.
std::vector<LocalizedText> titles(const One& one) {
  std::vector<LocalizedText> titles;
  for (const Document& document : one.result.report.dossier.documents) titles.push_back(document.form->title);
  if (titles.empty()) titles.push_back({"chưa nhận ra biểu mẫu nào", "no form was recognised"});
  return titles;
}

std::string lines_of(const One& one, std::size_t number, const CommandLine& line) {
  std::string text = fmt::format("{}. {}: {}", number, say(line, pages_text(one.part)), say(line, code_text(one.part)));
  if (!one.part.procedure.empty()) text.append(" (").append(one.part.procedure).append(")");
  text.append("\n");
  for (const LocalizedText& title : titles(one)) text.append("   ").append(printable(say(line, title))).append("\n");
  for (const Finding& doubt : one.part.doubts) {
    text += fmt::format("   ? {} [{}]\n     → {}\n", say(line, doubt.message), doubt.code, say(line, doubt.next_step));
  }
  if (one.result.package) {
    text += fmt::format("   {} {}\n", say(line, {"Gói hồ sơ:", "Package:"}), one.result.package->folder.string());
  } else if (line.command == Command::run) {
    text += fmt::format("   {}\n", say(line, {"Chưa tạo được gói cho phần này.", "No package was made of this part."}));
  }
  return text;
}

Json page_or_null(int page) { return page == 0 ? Json() : Json(page); }

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json doubt_json(const Finding& doubt, const pipeline::StackPart& part, Language language) {
  return {{"code", doubt.code},
          {"page", page_or_null(doubt.page == 0 ? 0 : doubt.page + part.first_page - 1)},
          {"message", in(language, doubt.message)},
          {"next_step", in(language, doubt.next_step)}};
}

constexpr std::string_view style = R"css(
body{margin:0 auto;max-width:1200px;padding:20px;background:#fff;color:#17202b;
font:17px/1.5 system-ui,"Noto Sans","Liberation Sans",Arial,sans-serif}
section{border:1px solid #d9dfe6;border-radius:12px;padding:14px 18px;margin:0 0 18px}
section.doubt{border:3px solid #c98a00}h1{font-size:1.5rem}h2{font-size:1.2rem;margin:0 0 .3em}
.en{color:#56616f;font-size:.8em;font-weight:400;display:block}.warn{background:#fff4dc;color:#6b4300;padding:.4em .7em}
.pages{display:flex;flex-wrap:wrap;gap:12px;margin-top:10px}figure{margin:0;width:150px}
figure img{width:100%;border:1px solid #d9dfe6}figure.sheet img{border:3px solid #12663f}
figcaption{font-size:.8em;text-align:center}@media print{section{break-inside:avoid}}
)css";

LocalizedText caption(int page, const One& one) {
  const DossierPage& described = one.result.report.dossier.pages[static_cast<std::size_t>(page - one.part.first_page)];
  if (page == one.part.separator_page) {
    return {fmt::format("{} · tờ phân cách", page), fmt::format("{} · separator", page)};
  }
  if (described.blank) return {fmt::format("{} · trắng", page), fmt::format("{} · blank", page)};
  return {fmt::format("{}", page), ""};
}

void figure(Html& html, int page, const One& one, const std::vector<std::vector<std::uint8_t>>& pictures) {
  const auto index = static_cast<std::size_t>(page - 1);
  html.open("figure", {{"class", page == one.part.separator_page ? "sheet" : "page"}});
  if (index < pictures.size() && !pictures[index].empty()) {
    html.single("img", {{"src", data_url("image/jpeg", pictures[index])}, {"alt", fmt::format("Trang {}", page)}});
  }
  both(html, "figcaption", caption(page, one));
  html.close();
}

void section(Html& html, std::size_t number, const One& one, const std::vector<std::vector<std::uint8_t>>& pictures) {
  html.open("section", {{"class", one.part.doubts.empty() ? "clear" : "doubt"}});
  const LocalizedText pages = pages_text(one.part), code = code_text(one.part);
  both(html, "h2",
       {fmt::format("{}. {} · {}", number, code.vi, pages.vi), fmt::format("{} · {}", code.en, pages.en)});
  if (!one.part.procedure.empty()) html.element("p", {}, "Thủ tục " + one.part.procedure);
  for (const LocalizedText& title : titles(one)) both(html, "p", title);
  for (const Finding& doubt : one.part.doubts) {
    both(html, "p",
         {fmt::format("{} → {}", doubt.message.vi, doubt.next_step.vi),
          fmt::format("{} → {}", doubt.message.en, doubt.next_step.en)},
         "warn");
  }
  html.open("div", {{"class", "pages"}});
  for (int page = one.part.first_page; page <= one.part.last_page; ++page) figure(html, page, one, pictures);
  html.close().close();
}

LocalizedText heading(const SplitAnswer& answer) {
  return {fmt::format("Đề nghị tách: {} hồ sơ trong {} trang", answer.dossiers.size(), answer.pages),
          fmt::format("Proposal: {} dossier(s) in {} page(s)", answer.dossiers.size(), answer.pages)};
}

}  // namespace

std::string split_text(const SplitAnswer& answer, const CommandLine& line) {
  std::string text = say(line, heading(answer)) + "\n\n";
  std::size_t number = 0;
  for (const One& one : answer.dossiers) text += lines_of(one, ++number, line);
  return text;
}

std::string split_json(const SplitAnswer& answer, const CommandLine& line) {
  Json dossiers = Json::array();
  for (const One& one : answer.dossiers) {
    Json doubts = Json::array();
    for (const Finding& doubt : one.part.doubts) doubts.push_back(doubt_json(doubt, one.part, line.language));
    dossiers.push_back({{"first_page", one.part.first_page},
                        {"last_page", one.part.last_page},
                        {"separator_page", page_or_null(one.part.separator_page)},
                        {"dossier_code", text_or_null(one.part.code)},
                        {"procedure", text_or_null(one.part.procedure)},
                        {"doubts", std::move(doubts)},
                        {"result", Json::parse(result_json(one.result, line))}});
  }
  return Json({{"pages", answer.pages}, {"dossiers", std::move(dossiers)}}).dump(2) + "\n";
}

std::string split_html(const SplitAnswer& answer, const std::vector<std::vector<std::uint8_t>>& pictures) {
  Html html = html_page::begun(heading(answer).vi, style);
  both(html, "h1", heading(answer));
  std::size_t number = 0;
  for (const One& one : answer.dossiers) section(html, ++number, one, pictures);
  return html_page::finished(std::move(html));
}

}  // namespace hoso::app
