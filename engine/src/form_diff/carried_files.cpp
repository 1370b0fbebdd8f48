#include "form_diff/carried_files.hpp"

#include <fmt/format.h>

#include "drafting/draft_files.hpp"
#include "form_diff/carried_fields.hpp"
#include "form_diff/carried_rules.hpp"
#include "xml/document.hpp"

namespace hoso::form_diff {
namespace {

constexpr const char* form_file = "form.xml";

/// Until a person has said from which day on it is handed in, as of a draft.
constexpr const char* undecided_day = "2000-01-01";

/// Pages are the new version's; whether one is optional is kept, and where its version marks were is asked.
void carry_pages(xmlNode* form, const drafting::Draft& draft, Questions& questions) {
  auto pages = children_of(form, "page");
  for (std::size_t i = 0; i < draft.pages.size(); ++i) {
    if (i >= pages.size()) pages.push_back(insert_behind(pages.back(), "<page/>"));
    set_attribute(pages[i], "blank", fmt::format("page-{}.png", i + 1));
    set_attribute(pages[i], "words", fmt::format("page-{}.words.xml", i + 1));
    set_attribute(pages[i], "width-mm", fmt::format("{:.2f}", draft.pages[i].width_mm));
    set_attribute(pages[i], "height-mm", fmt::format("{:.2f}", draft.pages[i].height_mm));
    for (xmlNode* mark : children_of(pages[i], "version-mark")) {
      questions.comment_out(mark, "where is the print by which this version is told apart? It was here:");
    }
  }
  for (std::size_t i = draft.pages.size(); i < pages.size(); ++i) {
    questions.comment_out(pages[i], "this version has no such page:");
  }
}

void carry_heading(xmlNode* form, const std::string& version, Questions& questions) {
  const std::string was = attribute_of(form, "id") + "/" + attribute_of(form, "version");
  set_attribute(form, "version", version);
  set_attribute(form, "valid-from", undecided_day);
  xmlUnsetProp(form, reinterpret_cast<const xmlChar*>("superseded-on"));
  for (xmlNode* note : children_of(form, "layout-note")) {
    questions.comment_out(note, "how sure is this layout? Of the old one it was said:");
  }
  questions.ask_inside(form, "carried over from " + was +
                                 ": the version's name, the title, the legal source, the day from which it is "
                                 "valid");
}

/// "Made from layout.xml" is not true of a carried template.
void drop_typeset_note(xmlDoc* document) {
  for (xmlNode* node = document->children; node;) {
    xmlNode* next = node->next;
    const bool note = node->type == XML_COMMENT_NODE && xml_of(node).find("hoso_typeset_form") != std::string::npos;
    if (note) {
      xmlUnlinkNode(node);
      xmlFreeNode(node);
    }
    node = next;
  }
}

}  // namespace

CarriedTemplate carried_template(const FormFiles& old_files, const std::string& version, const PrintedForm& older,
                                 const PrintedForm& newer, const FormDiff& diff) {
  CarriedTemplate carried;
  carried.files = drafting::files_of(newer.draft, {"form", version});
  const xml::Document document(old_files.contents.at(form_file), {old_files.path_of(form_file), "template.invalid"});
  xmlNode* form = xmlDocGetRootElement(document.tree());
  drop_typeset_note(document.tree());
  Questions questions;
  const std::set<std::string> gone = carry_fields(form, older, newer, diff, questions);
  carry_pages(form, newer.draft, questions);
  carry_heading(form, version, questions);
  for (xmlNode* rules : children_of(form, "rules")) {
    const std::string name = attribute_of(rules, "file");
    carried.files[name] = carried_rules(old_files.contents.at(name), old_files.path_of(name), gone, questions);
  }
  carried.files[form_file] = text_of(document.tree());
  carried.questions = questions.count();
  return carried;
}

}  // namespace hoso::form_diff
