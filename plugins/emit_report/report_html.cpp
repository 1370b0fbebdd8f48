#include "report_html.hpp"

#include <chrono>

#include <fmt/format.h>

#include <hoso/version.hpp>
#include <hoso/vietnam_time.hpp>

#include "sections.hpp"
#include "style.hpp"

namespace hoso {
namespace {

/// No script, nothing fetched, nothing sent, whatever was read on a page.
constexpr std::string_view content_policy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'";

/// "09:03 ngày 25/11/2026" in Viet Nam.
std::string vietnamese_time(std::int64_t seconds_since_1970) {
  const VietnamClock clock{std::chrono::sys_seconds(std::chrono::seconds(seconds_since_1970))};
  return fmt::format("{:02}:{:02} ngày {:02}/{:02}/{}", clock.hour, clock.minute, clock.day, clock.month, clock.year);
}

void write_head(Html& html) {
  html.open("head");
  html.single("meta", {{"charset", "utf-8"}});
  html.single("meta", {{"http-equiv", "Content-Security-Policy"},
                       {"content", std::string(content_policy)}});
  html.single("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.single("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  html.element("title", {}, "Báo cáo kiểm tra hồ sơ");
  html.open("style").trusted(report_style).close();
  html.close();
}

void write_fact(Html& html, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  html.open("div").element("dt", {}, name).element("dd", {}, value).close();
}

void write_masthead(Html& html, const Dossier& dossier) {
  html.open("header", {{"class", "masthead"}});
  html.open("h1").text("Báo cáo kiểm tra hồ sơ");
  html.element("span", {{"class", "en"}, {"lang", "en"}}, "Dossier check report").close();
  html.open("dl", {{"class", "facts"}});
  write_fact(html, "Lập lúc", vietnamese_time(dossier.created_at));
  write_fact(html, "Thủ tục", dossier.procedure);
  write_fact(html, "Số tệp", std::to_string(dossier.files.size()));
  write_fact(html, "Số trang", std::to_string(dossier.pages.size()));
  html.close().close();
}

void write_files(Html& html, const Dossier& dossier) {
  html.open("table");
  html.open("thead").open("tr");
  for (const char* name : {"Tệp quét", "Trang", "SHA-256"}) {
    html.element("th", {{"scope", "col"}}, name);
  }
  html.close().close().open("tbody");
  for (const SourceFile& file : dossier.files) {
    html.open("tr").open("td").element("bdi", {}, file.name).close();
    html.element("td", {}, std::to_string(file.page_count));
    html.open("td").element("code", {}, file.sha256).close().close();
  }
  html.close().close();
}

void write_footer(Html& html, const Dossier& dossier) {
  html.open("footer");
  write_files(html, dossier);
  html.element(
      "p", {},
      "Báo cáo chứa dữ liệu cá nhân: chỉ dùng để giải quyết hồ sơ này, không gửi cho người "
      "không có trách nhiệm (Luật 91/2025/QH15).");
  html.element("p", {{"class", "en"}, {"lang", "en"}},
               "Contains personal data: use it for this dossier only.");
  html.element(
      "p", {},
      fmt::format("Máy đọc, người quyết định. Tạo bởi hoso {}; báo cáo không tự gửi hay tải "
                  "dữ liệu nào.",
                  version));
  html.close();
}

}  // namespace

std::string report_html(const Dossier& dossier, const ReportView& view,
                        const PagePictures& pictures) {
  Html html;
  html.open("html", {{"lang", "vi"}});
  write_head(html);
  html.open("body");
  write_figure_definitions(html);
  write_masthead(html, dossier);
  html.open("main");
  write_verdict(html, view);
  write_findings(html, view);
  for (const DocumentView& document : view.documents) {
    write_document(html, dossier, document, pictures);
  }
  write_unknown_pages(html, view, dossier, pictures);
  html.close();
  write_footer(html, dossier);
  html.close().close();
  return std::move(html).finish();
}

}  // namespace hoso
