#include "guide_findings.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "dossier_contents.hpp"

namespace hoso::procedure {
namespace {

using Papers = std::vector<GuidePaper>;

/// The papers any one of which is enough, in the guide's order; papers that stand alone are groups of one.
std::vector<Papers> groups_of(const Papers& papers) {
  std::vector<Papers> groups;
  for (const GuidePaper& paper : papers) {
    const auto same = std::ranges::find_if(groups, [&](const Papers& group) {
      return !paper.choice.empty() && group.front().choice == paper.choice;
    });
    if (same == groups.end()) groups.push_back({paper});
    else same->push_back(paper);
  }
  return groups;
}

bool is_there(const GuidePaper& paper, const Dossier& dossier) {
  const auto forms = forms_in(dossier);
  const bool form = std::ranges::any_of(paper.forms, [&](const std::string& id) { return forms.contains(id); });
  return form || std::ranges::find(dossier.papers, paper.code, &NamedPaper::component) != dossier.papers.end();
}

bool is_form(const Papers& group) {
  return std::ranges::any_of(group, [](const GuidePaper& paper) { return !paper.forms.empty(); });
}

/// "A, hoặc B".
LocalizedText names_of(const Papers& group) {
  LocalizedText names = group.front().name;
  for (std::size_t i = 1; i < group.size(); ++i) {
    const bool says_or = group[i].name.vi.starts_with("hoặc ");
    names.vi = fmt::format("{}, {}{}", names.vi, says_or ? "" : "hoặc ", group[i].name.vi);
    names.en = fmt::format("{}, {}{}", names.en, says_or ? "" : "or ", group[i].name.en);
  }
  return names;
}

Finding about(const Procedure& procedure, const char* code, FindingSeverity severity) {
  Finding finding;
  finding.code = code;
  finding.severity = severity;
  finding.legal_source = source_of(procedure);
  return finding;
}

Finding missing_form(const Procedure& procedure, const Papers& group) {
  Finding finding = about(procedure, "dossier.form_missing", FindingSeverity::blocking);
  const LocalizedText names = names_of(group);
  finding.message = {fmt::format("Chưa có: {}.", names.vi), fmt::format("Missing: {}.", names.en)};
  finding.next_step = {"Điền và quét thêm tờ khai; nếu đã có, kiểm tra lại mã thủ tục.",
                       "Fill in and scan the form; if it is there, check the procedure's code."};
  return finding;
}

/// Whether the paper is among pages that nobody has named cannot be told.
Finding missing_paper(const Procedure& procedure, const Papers& group, const std::vector<int>& unnamed) {
  const bool maybe = !unnamed.empty();
  Finding finding = about(procedure, "dossier.paper_missing",
                          maybe ? FindingSeverity::doubtful : FindingSeverity::blocking);
  finding.page = maybe ? unnamed.front() : 0;
  const LocalizedText names = names_of(group);
  finding.message = {fmt::format("{}: {}.", maybe ? "Chưa rõ đã có" : "Chưa có", names.vi),
                     fmt::format("{}: {}.", maybe ? "Not known to be there" : "Missing", names.en)};
  const std::string& code = group.front().code;
  finding.next_step =
      maybe ? LocalizedText{fmt::format("Xem các trang chưa rõ là giấy gì; nếu là trang {0} thì thêm: --paper {0}={1}",
                                        unnamed.front(), code),
                            fmt::format("Look at the pages nobody has named; if it is page {0}, add: --paper {0}={1}",
                                        unnamed.front(), code)}
            : LocalizedText{"Xin người dân bổ sung rồi quét thêm.", "Ask the citizen for it and scan it."};
  return finding;
}

/// Papers that are needed in some dossiers only: a reminder.
Finding perhaps(const Procedure& procedure, const GuidePaper& paper) {
  Finding finding = about(procedure, "dossier.paper_perhaps", FindingSeverity::advice);
  finding.message = {fmt::format("{}: chỉ cần nếu {}.", paper.name.vi, paper.when.vi),
                     fmt::format("{}: only if {}.", paper.name.en, paper.when.en)};
  finding.next_step = paper.need == Need::unless_known
                          ? LocalizedText{"Tra cơ sở dữ liệu trước; có rồi thì không được yêu cầu nộp.",
                                          "Look the databases up first; what they hold must not be asked for."}
                          : LocalizedText{"Hỏi người dân; nếu đúng vậy thì xin bổ sung.",
                                          "Ask the citizen, and for the paper if it is so."};
  return finding;
}

Finding which_case(const Procedure& procedure, const ProcedureGuide& guide) {
  Finding finding = about(procedure, "dossier.case_unknown", FindingSeverity::doubtful);
  std::string vi, en;
  for (const GuideCase& one : guide.cases) {
    vi += fmt::format("{}{} (--case {})", vi.empty() ? "" : "; ", one.name.vi, one.id);
    en += fmt::format("{}{} (--case {})", en.empty() ? "" : "; ", one.name.en, one.id);
  }
  finding.message = {fmt::format("{} Chưa biết thì chưa kiểm tra đủ giấy tờ được.", guide.question.vi),
                     fmt::format("{} Until this is known, the papers cannot all be checked.", guide.question.en)};
  finding.next_step = {fmt::format("Hỏi người dân rồi chọn: {}.", vi), fmt::format("Ask and choose: {}.", en)};
  return finding;
}

void add_group(const Dossier& dossier, const Procedure& procedure, const Papers& group,
               std::vector<Finding>& findings) {
  if (std::ranges::any_of(group, [&](const GuidePaper& paper) { return paper.shown || is_there(paper, dossier); })) {
    return;
  }
  if (group.front().need != Need::required) return findings.push_back(perhaps(procedure, group.front()));
  findings.push_back(is_form(group) ? missing_form(procedure, group)
                                    : missing_paper(procedure, group, other_pages(dossier)));
}

bool shares_a_form(const Papers& group, const Papers& papers) {
  return std::ranges::any_of(group, [&](const GuidePaper& one) {
    return std::ranges::any_of(papers, [&](const GuidePaper& other) {
      return std::ranges::find_first_of(one.forms, other.forms) != one.forms.end();
    });
  });
}

/// What is needed whatever the case is: the papers outside the cases, and the forms that each of them names.
std::vector<Papers> groups_of_every_case(const ProcedureGuide& guide) {
  std::vector<Papers> groups = groups_of(guide.papers);
  for (const Papers& group : groups_of(guide.cases.front().papers)) {
    const bool everywhere =
        std::ranges::all_of(guide.cases, [&](const GuideCase& one) { return shares_a_form(group, one.papers); });
    if (everywhere) groups.push_back(group);
  }
  return groups;
}

}  // namespace

std::vector<Finding> guide_findings(const Dossier& dossier, const Procedure& procedure, const ProcedureGuide& guide) {
  std::vector<Finding> findings;
  const bool unknown = !guide.cases.empty() && guide.find(dossier.procedure_case) == nullptr;
  if (unknown) findings.push_back(which_case(procedure, guide));
  const auto groups = unknown ? groups_of_every_case(guide) : groups_of(guide.papers_of(dossier.procedure_case));
  for (const Papers& group : groups) add_group(dossier, procedure, group, findings);
  return findings;
}

}  // namespace hoso::procedure
