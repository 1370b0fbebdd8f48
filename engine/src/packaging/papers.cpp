#include "packaging/papers.hpp"

#include <algorithm>
#include <functional>
#include <limits>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/procedure_guide.hpp>

namespace hoso::packaging {
namespace {

constexpr const char* other_papers = "Giấy tờ kèm theo";

[[noreturn]] void refuse(const std::string& where, const std::string& expected) {
  throw Error("package.bad_facts", {{"where", where}, {"expected", expected}});
}

const Paper* find_paper(const Procedure* procedure, const std::function<bool(const Paper&)>& fits) {
  if (!procedure) return nullptr;
  for (const ProcedureCase& one : procedure->cases) {
    const auto found = std::ranges::find_if(one.papers, fits);
    if (found != one.papers.end()) return &*found;
  }
  return nullptr;
}

/// As the portal's list of papers has it.
std::string kind_of(const Paper& paper) {
  if (paper.originals > 0) return "original";
  return paper.copies > 0 ? "copy" : "";
}

class PaperList {
 public:
  PaperList(const PackedDossier& dossier, const PaperTerms& terms) : dossier_(dossier), terms_(terms) {
    owner_.assign(dossier.pages.size() + 1, none);
  }

  std::vector<PackagePaper> taken() && {
    for (std::size_t i = 0; i < terms_.facts.components.size(); ++i) add_named(terms_.facts.components[i], i);
    for (const PackedForm& form : dossier_.forms) add_form(form);
    add_rest();
    join_whole_files();
    return in_order();
  }

 private:
  static constexpr int none = -1;

  [[nodiscard]] bool has(int page) const {
    return page >= 1 && page <= static_cast<int>(dossier_.pages.size()) && at(page).width_px > 0;
  }
  [[nodiscard]] const PackedPage& at(int page) const { return dossier_.pages[static_cast<std::size_t>(page - 1)]; }
  [[nodiscard]] int& owner(int page) { return owner_[static_cast<std::size_t>(page)]; }

  int add(PackagePaper paper) {
    papers_.push_back(std::move(paper));
    return static_cast<int>(papers_.size()) - 1;
  }

  void add_named(const ComponentFact& fact, std::size_t index) {
    PackagePaper paper;
    describe(paper, fact);
    const std::vector<int> pages = fact.pages.empty() ? pages_of_form(paper.component) : fact.pages;
    const int number = add(paper);
    for (const int page : pages) {
      const std::string where = fmt::format("components[{}].pages", index);
      if (!has(page) || owner(page) != none) refuse(where, "pages that were read, each once");
      owner(page) = number;
    }
  }

  void describe(PackagePaper& paper, const ComponentFact& fact) const {
    paper.component = terms_.procedure ? known_component(*terms_.procedure, fact.code) : fact.code;
    const Paper* known = find_paper(terms_.procedure, [&](const Paper& one) { return one.code == paper.component; });
    paper.title = known ? known->name : other_papers;
    paper.form = known ? known->form : "";
    paper.kind = fact.kind.empty() && known ? kind_of(*known) : fact.kind;
    paper.digitised = fact.digitised;
    paper.reused = fact.reused.empty() ? "none" : fact.reused;
    paper.from_store = fact.from_store;
    paper.replaced_by = fact.replaced_by;
  }

  /// The pages of the form that the component is; none = it is on no page, a paper that need not be handed in.
  [[nodiscard]] std::vector<int> pages_of_form(const std::string& component) const {
    const Paper* known = find_paper(terms_.procedure, [&](const Paper& one) { return one.code == component; });
    if (!known || known->form.empty()) return {};
    const auto form = std::ranges::find(dossier_.forms, known->form, &PackedForm::id);
    return form == dossier_.forms.end() ? std::vector<int>() : form->pages;
  }

  /// The component that a form is; null = none is known.
  [[nodiscard]] const Paper* paper_of_form(const std::string& form) const {
    for (const std::string& code : terms_.usual) {
      const Paper* paper =
          find_paper(terms_.procedure, [&](const Paper& one) { return one.form == form && one.code == code; });
      if (paper) return paper;
    }
    return find_paper(terms_.procedure, [&](const Paper& one) { return one.form == form; });
  }

  void add_form(const PackedForm& form) {
    std::vector<int> free;
    for (const int page : form.pages) {
      if (has(page) && owner(page) == none) free.push_back(page);
    }
    if (free.empty()) return;
    const Paper* known = paper_of_form(form.id);
    PackagePaper paper;
    paper.component = known ? known->code : "";
    paper.title = form.title;
    paper.form = form.id;
    paper.kind = known ? kind_of(*known) : "";
    const int number = add(std::move(paper));
    for (const int page : free) owner(page) = number;
  }

  /// The paper that a page without a name of its own belongs to; `open` = of such pages of the same file.
  int paper_for(const PackedPage& page, int before, int open) {
    if (page.blank && before != none && !covers_nothing(before)) return before;
    if (open != none) return open;
    PackagePaper paper;
    paper.title = other_papers;
    return add(std::move(paper));
  }

  [[nodiscard]] bool covers_nothing(int paper) const { return std::ranges::count(owner_, paper) == 0; }

  void add_rest() {
    int file = 0;
    int before = none;
    int open = none;
    for (const PackedPage& page : dossier_.pages) {
      if (page.width_px == 0) continue;
      if (page.file != file) before = open = none;
      file = page.file;
      int& mine = owner(page.number);
      if (mine != none) open = none;
      if (mine == none) {
        mine = paper_for(page, before, open);
        if (mine != before) open = mine;
      }
      before = mine;
    }
  }

  void join_whole_files() {
    for (const int file : terms_.whole_files) {
      int first = none;
      for (const PackedPage& page : dossier_.pages) {
        if (page.file != file || page.width_px == 0) continue;
        if (first == none) first = owner(page.number);
        owner(page.number) = first;
      }
    }
  }

  std::vector<PackagePaper> in_order() {
    for (const PackedPage& page : dossier_.pages) {
      if (owner(page.number) != none)
        papers_[static_cast<std::size_t>(owner(page.number))].pages.push_back(page.number);
    }
    // A named paper without pages stays, behind the others: it says why it is not handed in.
    std::erase_if(papers_, [](const PackagePaper& paper) { return paper.pages.empty() && paper.component.empty(); });
    std::ranges::stable_sort(papers_, {}, [](const PackagePaper& paper) {
      return paper.pages.empty() ? std::numeric_limits<int>::max() : paper.pages.front();
    });
    int ordinal = 0;
    for (PackagePaper& paper : papers_) paper.ordinal = ++ordinal;
    return std::move(papers_);
  }

  const PackedDossier& dossier_;
  const PaperTerms& terms_;
  std::vector<int> owner_;  ///< page number -> index into papers_
  std::vector<PackagePaper> papers_;
};

}  // namespace

std::vector<PackagePaper> papers_of(const PackedDossier& dossier, const PaperTerms& terms) {
  return PaperList(dossier, terms).taken();
}

}  // namespace hoso::packaging
