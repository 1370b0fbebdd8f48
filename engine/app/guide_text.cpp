#include "guide_text.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <hoso/text.hpp>

#include "wording.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t columns = 100;

/// `text` in lines of at most `columns`, the first after `head`, the others as far in; each ends with a line feed.
std::string wrapped(const std::string& head, const std::string& text) {
  const std::string indent(code_points(head).size(), ' ');
  std::string lines, line = head;
  std::istringstream words(text);
  bool fresh = true;
  for (std::string word; words >> word; fresh = false) {
    if (!fresh && code_points(line).size() + 1 + code_points(word).size() > columns) {
      lines += line + '\n';
      line = indent;
      fresh = true;
    }
    if (!fresh) line += ' ';
    line += word;
  }
  return lines + line + '\n';
}

/// "000.00.00.G01-KQ003605" -> "KQ003605".
std::string short_code(const std::string& code) { return code.substr(code.rfind('-') + 1); }

std::string need_text(const GuidePaper& paper, const CommandLine& line) {
  if (paper.when.vi.empty()) return {};
  return fmt::format("{} {}", say(line, {"chỉ cần nếu", "only if"}), say(line, paper.when));
}

std::string paper_lines(const GuidePaper& paper, const CommandLine& line) {
  const std::string shown = paper.shown ? say(line, {" (xuất trình rồi nhận lại)", " (shown and given back)"}) : "";
  std::string text = wrapped("  [ ] ", fmt::format("{}{} · {}", say(line, paper.name), shown, short_code(paper.code)));
  const std::string need = need_text(paper, line);
  if (!need.empty()) text += wrapped("      ", need);
  return text;
}

std::string papers_lines(const std::vector<GuidePaper>& papers, const CommandLine& line) {
  std::string text, choice;
  for (const GuidePaper& paper : papers) {
    const auto same = [&](const GuidePaper& other) { return other.choice == paper.choice; };
    if (paper.choice != choice && !paper.choice.empty() && std::ranges::count_if(papers, same) > 1) {
      text += fmt::format("  {}\n", say(line, {"Một trong các giấy tờ sau:", "One of these:"}));
    } else if (paper.choice != choice && paper.choice.empty()) {
      text += fmt::format("  {}\n", say(line, {"Và:", "And:"}));
    }
    choice = paper.choice;
    text += paper_lines(paper, line);
  }
  return text;
}

std::string case_lines(const GuideCase& one, const CommandLine& line) {
  return fmt::format("\n{} ({}):\n{}", say(line, one.name), one.id, papers_lines(one.papers, line));
}

/// The forms among them, each once.
std::set<std::string> forms_in(const ProcedureGuide& guide, const CommandLine& line) {
  std::set<std::string> forms;
  const auto add = [&](const std::vector<GuidePaper>& papers) {
    for (const GuidePaper& paper : papers) forms.insert(paper.forms.begin(), paper.forms.end());
  };
  add(guide.papers);
  for (const GuideCase& one : guide.cases) {
    if (line.procedure_case.empty() || one.id == line.procedure_case) add(one.papers);
  }
  return forms;
}

std::string form_lines(const ProcedureGuide& guide, const CommandLine& line) {
  const auto forms = forms_in(guide, line);
  if (forms.empty()) return {};
  std::string text = fmt::format("\n{}:\n", say(line, {"Tờ khai, điền và kiểm tra", "Forms, to fill in and to check"}));
  for (const std::string& form : forms) text += fmt::format("  hoso fill {0} · hoso check --form {0}\n", form);
  return text;
}

Json json_of(const LocalizedText& text) { return {{"vi", text.vi}, {"en", text.en}}; }

const char* name_of(Need need) {
  switch (need) {
    case Need::required: return "required";
    case Need::unless_known: return "unless-known";
    case Need::if_so: return "if";
  }
  return "";
}

Json json_of(const std::vector<GuidePaper>& papers) {
  Json list = Json::array();
  for (const GuidePaper& paper : papers) {
    list.push_back({{"code", paper.code},
                    {"name", json_of(paper.name)},
                    {"need", name_of(paper.need)},
                    {"when", paper.when.vi.empty() ? Json() : json_of(paper.when)},
                    {"choice", paper.choice.empty() ? Json() : Json(paper.choice)},
                    {"shown", paper.shown},
                    {"forms", paper.forms}});
  }
  return list;
}

}  // namespace

std::string guide_lines(const ProcedureGuide& guide, const CommandLine& line) {
  const GuideCase* only = guide.find(line.procedure_case);
  std::string text;
  if (only != nullptr) {
    text = case_lines(*only, line);
  } else {
    if (!guide.question.vi.empty()) text += fmt::format("\n{}\n", say(line, guide.question));
    for (const GuideCase& one : guide.cases) text += case_lines(one, line);
  }
  if (guide.papers.empty()) return text + form_lines(guide, line);
  const LocalizedText head = guide.cases.empty() ? LocalizedText{"Giấy tờ", "Papers"}
                                                 : LocalizedText{"Mọi trường hợp", "In every case"};
  return text + fmt::format("\n{}:\n{}", say(line, head), papers_lines(guide.papers, line)) +
         form_lines(guide, line);
}

nlohmann::ordered_json json_of(const ProcedureGuide& guide) {
  Json cases = Json::array();
  for (const GuideCase& one : guide.cases) {
    cases.push_back({{"id", one.id}, {"name", json_of(one.name)}, {"papers", json_of(one.papers)}});
  }
  return {{"compiled", guide.compiled},
          {"question", guide.question.vi.empty() ? Json() : json_of(guide.question)},
          {"papers", json_of(guide.papers)},
          {"cases", std::move(cases)}};
}

}  // namespace hoso::app
