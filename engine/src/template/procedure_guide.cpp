#include <hoso/procedure_guide.hpp>

#include <algorithm>
#include <map>
#include <sstream>

#include <hoso/error.hpp>

#include "template/schemas.hpp"
#include "xml/schema.hpp"

// The schema is checked first: what is read here is known to be there and to be of its type.
namespace hoso {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, Need> needs = {
    {"required", Need::required}, {"unless-known", Need::unless_known}, {"if", Need::if_so}};

const Paper* component(const Procedure& procedure, const std::string& code) {
  for (const ProcedureCase& one : procedure.cases) {
    const auto found = std::ranges::find(one.papers, code, &Paper::code);
    if (found != one.papers.end()) return &*found;
  }
  return nullptr;
}

LocalizedText text_of(const xml::Element& element) { return {element.attribute("vi"), element.attribute("en")}; }

LocalizedText child_text(const xml::Element& element, std::string_view name) {
  const auto found = element.children(name);
  return found.empty() ? LocalizedText{} : text_of(found.front());
}

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> list;
  for (std::string word; stream >> word;) list.push_back(word);
  return list;
}

GuidePaper paper_of(const xml::Element& element, const Procedure& procedure, const xml::Origin& origin) {
  GuidePaper paper{element.attribute("code"),   needs.at(element.attribute("need")),
                   element.attribute("choice"), child_text(element, "name"),
                   child_text(element, "when"), words(element.attribute("forms")),
                   element.attribute("shown") == "true"};
  const Paper* known = component(procedure, paper.code);
  if (known == nullptr) xml::fail(origin, element.line(), "a component of the procedure", paper.code);
  if (paper.need == Need::if_so && paper.when.vi.empty()) xml::fail(origin, element.line(), "<when>", paper.code);
  if (paper.forms.empty() && !known->form.empty()) paper.forms.push_back(known->form);
  return paper;
}

std::vector<GuidePaper> papers_in(const xml::Element& element, const Procedure& procedure, const xml::Origin& origin) {
  std::vector<GuidePaper> papers;
  for (const xml::Element& paper : element.children("paper")) papers.push_back(paper_of(paper, procedure, origin));
  return papers;
}

std::string case_list(const ProcedureGuide& guide) {
  std::string list;
  for (const GuideCase& one : guide.cases) {
    if (!list.empty()) list += ", ";
    list += one.id;
  }
  return list;
}

}  // namespace

const GuideCase* ProcedureGuide::find(std::string_view id) const {
  const auto found = std::ranges::find(cases, id, &GuideCase::id);
  return found == cases.end() ? nullptr : &*found;
}

std::vector<GuidePaper> ProcedureGuide::papers_of(std::string_view id) const {
  std::vector<GuidePaper> all;
  if (const GuideCase* one = find(id)) all = one->papers;
  all.insert(all.end(), papers.begin(), papers.end());
  return all;
}

std::optional<ProcedureGuide> load_guide(const Procedure& procedure, const fs::path& procedures) {
  const fs::path file = procedures / "guides" / (procedure.code + ".xml");
  if (!fs::exists(file)) return std::nullopt;
  const auto document = xml::Document::read(file, "procedure.invalid");
  const xml::Origin& origin = document.origin();
  xml::Schema(procedure_guide_schema()).require(document);
  const xml::Element root = document.root();
  if (root.attribute("code") != procedure.code) {
    xml::fail(origin, root.line(), "the code that the file is named by", root.attribute("code"));
  }
  ProcedureGuide guide{
      child_text(root, "question"), papers_in(root, procedure, origin), {}, root.attribute("compiled")};
  for (const xml::Element& one : root.children("case")) {
    guide.cases.push_back({one.attribute("id"), text_of(one), papers_in(one, procedure, origin)});
  }
  return guide;
}

std::string known_component(const Procedure& procedure, const std::string& code) {
  std::string known;
  for (const ProcedureCase& one : procedure.cases) {
    for (const Paper& paper : one.papers) {
      if (!code.empty() && paper.code.ends_with(code)) known = paper.code;
    }
  }
  if (known.empty()) throw Error("usage.unknown_paper", {{"paper", code}, {"procedure", procedure.code}});
  return known;
}

void require_case(const std::optional<ProcedureGuide>& guide, const Procedure& procedure, const std::string& id) {
  if (guide && guide->find(id) != nullptr) return;
  throw Error("usage.unknown_case",
              {{"case", id}, {"procedure", procedure.code}, {"cases", guide ? case_list(*guide) : std::string()}});
}

}  // namespace hoso
