#include "cover_command.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include <hoso/error.hpp>
#include <hoso/procedure_guide.hpp>
#include <hoso/separator_code.hpp>

#include "calendar/due.hpp"
#include "cover_sheet.hpp"
#include "exports/package_view.hpp"
#include "files/durable_files.hpp"
#include "form_pdf/form_pdf.hpp"
#include "procedures.hpp"
#include "reception.hpp"
#include "run_plan.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using exports::DocumentEntry;
using exports::PackageView;
using exports::PageEntry;

class CoverOf {
 public:
  CoverOf(const CommandLine& line, const Installation& installation)
      : line_(line), installation_(installation), package_(exports::read_package(line.files.front())) {
    if (!line.procedure.empty() || !package_.procedure.empty()) {
      procedure_ = procedure_of(line, package_.procedure, installation);
    } else if (!line.procedure_case.empty()) {
      throw Error("usage.invalid", {{"detail", "--procedure"}});
    }
  }

  Cover made() {
    add_facts();
    for (const DocumentEntry& document : package_.documents) add(document);
    if (procedure_) add_missing_papers();
    add_other_pages();
    add_findings();
    return std::move(cover_);
  }

 private:
  void add_facts() {
    const std::string code = line_.dossier_code.empty() ? package_.separator_code : line_.dossier_code;
    if (!line_.dossier_code.empty() && !is_dossier_code(code)) throw Error("separator.bad_code", {});
    add_fact({"Mã hồ sơ", "Dossier code"}, code);
    add_fact({"Thủ tục", "Procedure"}, procedure_ ? fmt::format("{} ({})", procedure_->name, procedure_->code) : "");
    add_fact({"Chủ hồ sơ", "Applicant"}, applicant());
    // Without a word when it was handed in nothing is made up: both lines are there to write on.
    const bool known = !line_.received.empty();
    add_fact({"Tiếp nhận lúc", "Received"}, known ? shown(reception_time(line_.received)) : "");
    add_fact({"Hẹn trả lúc", "Due"}, known && procedure_ ? due() : "");
    add_fact({"Số trang quét", "Scanned pages"}, fmt::format("{}", package_.pages.size()));
  }

  void add_fact(const LocalizedText& label, const std::string& value) { cover_.facts.emplace_back(label, value); }

  [[nodiscard]] std::string applicant() const {
    if (package_.documents.empty()) return "";
    const filling::GivenTexts texts = applicant_in(line_.files.front());
    const auto name = texts.find("full_name");
    return name == texts.end() ? "" : name->second;
  }

  [[nodiscard]] std::string due() const {
    const auto calendar = calendar::WorkingCalendar::read(installation_.templates / "calendar" / "vietnam.xml");
    return shown(calendar::due_time(calendar, way_of(*procedure_), reception_time(line_.received)).at);
  }

  void add(const DocumentEntry& document) {
    cover_.components.push_back({document.title.vi, fmt::format("{}", fmt::join(document.pages, ", ")),
                                 procedure_ ? kind_of_paper(*procedure_, document.form) : "", "Có"});
  }

  [[nodiscard]] bool is_there(const GuidePaper& paper) const {
    return std::ranges::any_of(package_.documents, [&](const DocumentEntry& document) {
      return std::ranges::count(paper.forms, document.form) > 0;
    });
  }

  /// What the case asks for in any event, as far as it is no form that was read.
  void add_missing_papers() {
    const auto folder = procedures_folder(installation_.templates);
    const auto guide = load_guide(*procedure_, folder);
    if (!line_.procedure_case.empty()) require_case(guide, *procedure_, line_.procedure_case);
    if (!guide) return;
    const std::vector<GuidePaper> papers = guide->papers_of(line_.procedure_case);
    for (const GuidePaper& paper : papers) {
      const bool chosen = std::ranges::any_of(papers, [&](const GuidePaper& other) {
        return !paper.choice.empty() && other.choice == paper.choice && is_there(other);
      });
      if (paper.need != Need::required || paper.shown || chosen || is_there(paper)) continue;
      cover_.components.push_back({paper.name.vi, "", "", "Chưa nhận ra"});
    }
  }

  template <class Wanted>
  [[nodiscard]] std::string numbers(Wanted wanted) const {
    std::vector<int> found;
    for (const PageEntry& page : package_.pages) {
      if (wanted(page)) found.push_back(page.number);
    }
    return fmt::format("{}", fmt::join(found, ", "));
  }

  void add_other_pages() {
    const std::string other =
        numbers([](const PageEntry& page) { return !page.in_document && !page.blank && !page.separator; });
    if (!other.empty()) cover_.components.push_back({"Giấy tờ kèm theo, chưa phân loại", other, "", "Có"});
    add_remark("Tờ phân cách: trang", "Separator sheets: page",
               numbers([](const PageEntry& p) { return p.separator; }));
    add_remark("Trang trắng:", "Blank pages:",
               numbers([](const PageEntry& p) { return p.blank && !p.in_document && !p.separator; }));
  }

  void add_remark(const char* vi, const char* en, const std::string& pages) {
    if (!pages.empty()) cover_.remarks.push_back({fmt::format("{} {}.", vi, pages), fmt::format("{} {}.", en, pages)});
  }

  void add_findings() {
    std::size_t doubtful = 0;
    for (const DocumentEntry& document : package_.documents) {
      for (const exports::FindingEntry& finding : document.findings) add(finding);
      doubtful += static_cast<std::size_t>(std::ranges::count(document.fields, true, &exports::FieldEntry::doubtful));
    }
    for (const exports::FindingEntry& finding : package_.findings) add(finding);
    if (doubtful == 0) return;
    cover_.findings.push_back({fmt::format("{} mục máy đọc chưa chắc, phải so với giấy.", doubtful),
                               fmt::format("{} value(s) not read for sure, to be compared.", doubtful)});
  }

  void add(const exports::FindingEntry& finding) {
    if (finding.severity != "advice") cover_.findings.push_back(finding.message);
  }

  const CommandLine& line_;
  const Installation& installation_;
  PackageView package_;
  std::optional<Procedure> procedure_;
  Cover cover_;
};

}  // namespace

ExitCode cover_command(const CommandLine& line) {
  const Installation installation(line);
  const Cover cover = CoverOf(line, installation).made();
  const typeset::FilledForm sheets = cover_sheet(cover);
  files::write_durably(line.out, form_pdf::form_pdf(sheets, {"Bìa hồ sơ", run_clock()}));
  const std::string pattern = say(line, {"Đã ghi {}: {} thành phần, {} điều còn phải xem lại.\n",
                                         "{} written: {} paper(s), {} open finding(s).\n"});
  fmt::print("{}", fmt::format(fmt::runtime(pattern), line.out.string(), cover.components.size(),
                               cover.findings.size()));
  return ExitCode::packaged;
}

}  // namespace hoso::app
