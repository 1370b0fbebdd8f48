#include "pipeline/assembly.hpp"

#include <algorithm>
#include <set>

namespace hoso::pipeline {
namespace {

/// A document in the making.
struct Draft {
  std::shared_ptr<const FormTemplate> form;
  std::map<int, const PageOutcome*> pages;  ///< by template page
};

Draft* open_draft(std::vector<Draft>& drafts, const PageMatch& match) {
  if (match.template_page == 0) return nullptr;
  const auto last = std::ranges::find(drafts.rbegin(), drafts.rend(), match.form, &Draft::form);
  const bool joins = last != drafts.rend() && !last->pages.contains(match.template_page);
  return joins ? &*last : nullptr;
}

std::vector<Draft> drafts_of(const std::vector<PageOutcome>& pages) {
  std::vector<Draft> drafts;
  for (const PageOutcome& page : pages) {
    if (!page.described.match) continue;
    const PageMatch& match = *page.described.match;
    Draft* draft = open_draft(drafts, match);
    if (!draft) {
      if (match.form->pages[static_cast<std::size_t>(match.template_page)].optional) continue;
      draft = &drafts.emplace_back(Draft{match.form, {}});
    }
    draft->pages[match.template_page] = &page;
  }
  return drafts;
}

/// The pages' values in template page order. A field with zones on two pages is given by the
/// first page where it was filled in.
std::vector<FieldValue> values_of(const Draft& draft) {
  std::vector<FieldValue> values;
  for (const auto& [number, page] : draft.pages) {
    for (const FieldValue& value : page->fields) {
      const auto known = std::ranges::find(values, value.id, &FieldValue::id);
      if (known == values.end()) {
        values.push_back(value);
      } else if (known->state == FieldState::empty) {
        *known = value;
      }
    }
  }
  return values;
}

void add_missing_fields(const FormTemplate& form, std::vector<FieldValue>& values) {
  std::set<std::string> known;
  for (const FieldValue& value : values) known.insert(value.id);
  for (const FieldSpec& field : form.fields) {
    if (!field.table.empty() || known.contains(field.id)) continue;
    FieldValue value;
    value.id = field.id;
    value.recognizer = "recognize." + field.recognizer;
    values.push_back(value);
  }
}

}  // namespace

std::vector<Document> documents_of(const std::vector<PageOutcome>& pages) {
  std::vector<Document> documents;
  for (const Draft& draft : drafts_of(pages)) {
    Document document{draft.form, {}, values_of(draft), {}};
    for (const auto& [number, page] : draft.pages) {
      document.pages.push_back(page->described.number);
    }
    add_missing_fields(*draft.form, document.fields);
    documents.push_back(std::move(document));
  }
  return documents;
}

}  // namespace hoso::pipeline
