#include "procedure_findings.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "dossier_contents.hpp"
#include "guide_findings.hpp"

namespace hoso::procedure {
namespace {

/// The papers of all cases, each once.
std::vector<Paper> papers_of(const Procedure& procedure) {
  std::vector<Paper> papers;
  for (const ProcedureCase& one : procedure.cases) {
    for (const Paper& paper : one.papers) {
      if (std::ranges::find(papers, paper.code, &Paper::code) == papers.end()) papers.push_back(paper);
    }
  }
  return papers;
}

Finding about(const Procedure& procedure, const char* code, FindingSeverity severity) {
  Finding finding;
  finding.code = code;
  finding.severity = severity;
  finding.legal_source = source_of(procedure);
  return finding;
}

/// How many papers besides forms all cases of the procedure name.
std::ptrdiff_t other_papers(const std::vector<Paper>& papers) {
  return std::ranges::count_if(papers, [](const Paper& paper) { return paper.form.empty(); });
}

void add_missing_form(const Procedure& procedure, const Dossier& dossier, std::vector<Finding>& findings) {
  const std::vector<Paper> papers = papers_of(procedure);
  const std::set<std::string> forms = forms_in(dossier);
  const auto wanted = std::ranges::find_if(papers, [](const Paper& paper) { return !paper.form.empty(); });
  const bool there = std::ranges::any_of(papers, [&](const Paper& paper) { return forms.contains(paper.form); });
  if (wanted == papers.end() || there) return;
  Finding finding = about(procedure, "dossier.form_missing", FindingSeverity::blocking);
  finding.message = {fmt::format("Hồ sơ «{}» chưa có tờ khai: {}.", procedure.name, wanted->name),
                     fmt::format("The dossier of procedure {} lacks its form: {}.", procedure.code, wanted->name)};
  finding.next_step = {"Điền và quét thêm tờ khai; nếu đã có, kiểm tra lại mã thủ tục.",
                       "Fill in and scan the form; if it is there, check the procedure's code."};
  findings.push_back(std::move(finding));
}

/// The forms that the procedure or its guide names in any case.
std::set<std::string> forms_of(const Procedure& procedure, const std::optional<ProcedureGuide>& guide) {
  std::set<std::string> forms;
  for (const Paper& paper : papers_of(procedure)) forms.insert(paper.form);
  const auto add = [&](const std::vector<GuidePaper>& papers) {
    for (const GuidePaper& paper : papers) forms.insert(paper.forms.begin(), paper.forms.end());
  };
  if (guide) add(guide->papers);
  for (std::size_t i = 0; guide && i < guide->cases.size(); ++i) add(guide->cases[i].papers);
  forms.erase("");
  return forms;
}

void add_superfluous(const Procedure& procedure, const std::optional<ProcedureGuide>& guide, const Dossier& dossier,
                     std::vector<Finding>& findings) {
  const std::set<std::string> asked = forms_of(procedure, guide);
  for (const Document& document : dossier.documents) {
    if (asked.empty() || asked.contains(document.form->id)) continue;
    Finding finding = about(procedure, "dossier.form_superfluous", FindingSeverity::advice);
    finding.page = document.pages.empty() ? 0 : document.pages.front();
    finding.message = {fmt::format("«{}» không nằm trong thành phần hồ sơ của thủ tục này.", document.form->title.vi),
                       fmt::format("\"{}\" is none of this procedure's papers.", document.form->title.en)};
    finding.next_step = {"Xem lại: nộp nhầm thì trả lại người dân, nhầm mã thủ tục thì chọn lại.",
                         "Give it back if it was handed in by mistake, or correct the procedure's code."};
    findings.push_back(std::move(finding));
  }
}

/// Where people find which papers their case needs: names on the portal are whole paragraphs.
LocalizedText look_them_up(const Procedure& procedure, const LocalizedText& first) {
  return {fmt::format("{} Danh sách theo từng trường hợp: hoso procedures {}. Giấy tờ lấy được từ cơ sở dữ liệu thì "
                      "không phải nộp.", first.vi, procedure.code),
          fmt::format("{} The papers of each case: hoso procedures {}. What the state's databases hold need not be "
                      "handed in.", first.en, procedure.code)};
}

void add_papers_to_compare(const Procedure& procedure, const std::vector<int>& pages, std::vector<Finding>& findings) {
  Finding finding = about(procedure, "dossier.papers_to_compare", FindingSeverity::advice);
  finding.page = pages.front();
  finding.message = {fmt::format("{} trang không phải tờ khai; máy không nhận dạng các giấy tờ này.", pages.size()),
                     fmt::format("{} page(s) are no form; such papers are not recognised.", pages.size())};
  finding.next_step = look_them_up(procedure, {"Đối chiếu từng trang với thành phần hồ sơ.",
                                               "Compare each page with the papers asked for."});
  findings.push_back(std::move(finding));
}

/// Without a guide nobody knows which papers this case needs.
void add_other_papers(const Procedure& procedure, const Dossier& dossier, std::vector<Finding>& findings) {
  const std::ptrdiff_t count = other_papers(papers_of(procedure));
  if (count == 0 || !other_pages(dossier).empty()) return;
  Finding finding = about(procedure, "dossier.papers_unseen", FindingSeverity::doubtful);
  finding.message = {fmt::format("Chưa thấy giấy tờ nào ngoài tờ khai. Tùy trường hợp, thủ tục này còn cần giấy tờ "
                                 "kèm theo ({} loại).", count),
                     fmt::format("Nothing but forms was seen. By the case, the procedure needs other papers "
                                 "({} kinds).", count)};
  finding.next_step =
      look_them_up(procedure, {"Quét thêm giấy tờ của trường hợp này.", "Scan the papers of the case."});
  findings.push_back(std::move(finding));
}

/// Who a document is about: the first number or, without one, name that it gives; empty = nobody is named.
std::string person_of(const Document& document) {
  for (const char* type : {"citizen_id", "person_name"}) {
    for (const FieldSpec& spec : document.form->fields) {
      if (spec.type != type || spec.row >= 0) continue;
      const FieldValue* field = document.find(spec.id);
      if (field != nullptr && !field->value.empty()) return field->value;
    }
  }
  return "";
}

}  // namespace

std::vector<Finding> procedure_findings(const Dossier& dossier, const Procedure& procedure,
                                        const std::optional<ProcedureGuide>& guide) {
  std::vector<Finding> findings;
  if (guide) {
    findings = guide_findings(dossier, procedure, *guide);
  } else {
    add_missing_form(procedure, dossier, findings);
    add_other_papers(procedure, dossier, findings);
  }
  const std::vector<int> pages = other_pages(dossier);
  if (!pages.empty() && other_papers(papers_of(procedure)) > 0) add_papers_to_compare(procedure, pages, findings);
  add_superfluous(procedure, guide, dossier, findings);
  std::ranges::stable_sort(findings, {}, &Finding::severity);
  return findings;
}

std::vector<Finding> twin_findings(const Dossier& dossier) {
  std::map<std::pair<std::string, std::string>, int> seen;
  std::vector<Finding> findings;
  for (const Document& document : dossier.documents) {
    const std::string person = person_of(document);
    const int page = document.pages.empty() ? 0 : document.pages.front();
    if (person.empty()) continue;
    const auto [first, fresh] = seen.try_emplace({document.form->id, person}, page);
    if (fresh) continue;
    Finding finding;
    finding.code = "dossier.form_twice";
    finding.severity = FindingSeverity::doubtful;
    finding.page = page;
    finding.message = {fmt::format("Hai bản «{}» của cùng một người: trang {} và trang {}.", document.form->title.vi,
                                   first->second, page),
                       fmt::format("Two of \"{}\" about one person: page {} and page {}.", document.form->title.en,
                                   first->second, page)};
    finding.next_step = {"Giữ bản đúng, bỏ bản quét trùng.", "Keep the right one and drop the other scan."};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace hoso::procedure
