#include "pipeline/assembly.hpp"

#include <algorithm>
#include <set>

#include <hoso/cell_id.hpp>

namespace hoso::pipeline {
namespace {

/// A document in the making.
struct Draft {
  std::shared_ptr<const FormTemplate> form;  ///< the form itself, no variant
  std::map<int, const PageOutcome*> pages;  ///< by template page
};

bool same_zones_on(int page, const FieldSpec& a, const FieldSpec& b) {
  const auto elsewhere = [&](const Zone& zone) { return zone.page != page; };
  std::vector<Zone> zones_a = a.zones, zones_b = b.zones;
  std::erase_if(zones_a, elsewhere);
  std::erase_if(zones_b, elsewhere);
  return a.id == b.id && zones_a == zones_b;
}

/// Whether page `page` of two versions cannot be told apart, nor what is read on it.
bool prints_the_same(const FormTemplate& a, const FormTemplate& b, int page) {
  const auto index = static_cast<std::size_t>(page);
  if (a.id != b.id || index >= a.pages.size() || index >= b.pages.size()) return false;
  const auto fields_a = fields_on(a, page), fields_b = fields_on(b, page);
  return std::ranges::equal(a.pages[index].words, b.pages[index].words) &&
         std::ranges::equal(fields_a, fields_b, [&](const FieldSpec* one, const FieldSpec* other) {
           return same_zones_on(page, *one, *other);
         });
}

/// Whether a page of a re-typed copy of one version may as well be one of `form`.
bool has_the_same_fields(const FormTemplate& form, const FormTemplate& variant, int page) {
  const auto fields = fields_on(variant, page);
  return form.id == variant.id && std::ranges::all_of(fields, [&](const FieldSpec* field) {
    return !field->table.empty() || std::ranges::any_of(form.fields, [&](const FieldSpec& own) {
      return own.id == field->id && own.type == field->type;
    });
  });
}

/// The last draft, when it waits for the first page of `form`.
Draft* draft_without_start(std::vector<Draft>& drafts, const FormTemplate& form) {
  if (drafts.empty() || drafts.back().pages.contains(0)) return nullptr;
  return drafts.back().form->id == form.id ? &drafts.back() : nullptr;
}

/// The last draft that the page belongs to for sure, else the last it may belong to.
Draft* open_draft(std::vector<Draft>& drafts, const PageMatch& match) {
  const int page = match.template_page;
  if (page == 0) return draft_without_start(drafts, *match.form);
  const auto last_that = [&](auto fits) {
    const auto last = std::ranges::find_if(drafts.rbegin(), drafts.rend(), fits);
    return last != drafts.rend() && !last->pages.contains(page) ? &*last : nullptr;
  };
  // Without its first page a re-typed form hardly shows its version; pages that lie together do.
  if (match.form->variant_of) {
    return last_that([&](const Draft& one) { return has_the_same_fields(*one.form, *match.form, page); });
  }
  const auto& form = match.form;
  if (Draft* same = last_that([&](const Draft& one) { return one.form == form; })) return same;
  return last_that([&](const Draft& one) { return prints_the_same(*one.form, *match.form, page); });
}

std::vector<Draft> drafts_of(const std::vector<PageOutcome>& pages) {
  std::vector<Draft> drafts;
  for (const PageOutcome& page : pages) {
    if (!page.described.match) continue;
    const PageMatch& match = *page.described.match;
    Draft* draft = open_draft(drafts, match);
    if (!draft) {
      if (match.form->pages[static_cast<std::size_t>(match.template_page)].optional) continue;
      draft = &drafts.emplace_back(Draft{form_itself(match.form), {}});
    }
    // The first page says which version it is.
    if (match.template_page == 0) draft->form = form_itself(match.form);
    draft->pages[match.template_page] = &page;
  }
  return drafts;
}

using RowCounts = std::map<std::string, int>;

RowCounts row_counts(const std::vector<FieldValue>& values) {
  RowCounts counts;
  for (const FieldValue& value : values) {
    if (const auto cell = cell_id(value.id)) {
      counts[cell->table] = std::max(counts[cell->table], cell->row + 1);
    }
  }
  return counts;
}

/// `value` with its table row counted on behind the rows of earlier pages.
FieldValue counted_on(FieldValue value, const RowCounts& rows) {
  const auto cell = cell_id(value.id);
  const auto before = cell ? rows.find(cell->table) : rows.end();
  if (before != rows.end()) value.id = id_in_row(value.id, cell->row + before->second);
  return value;
}

/// The pages' values in template page order. A field with zones on two pages is given by the
/// first page where it was filled in.
std::vector<FieldValue> values_of(const Draft& draft) {
  std::vector<FieldValue> values;
  for (const auto& [number, page] : draft.pages) {
    const RowCounts rows = row_counts(values);
    for (const FieldValue& read : page->fields) {
      const FieldValue value = counted_on(read, rows);
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

std::shared_ptr<const FormTemplate> with_rows_of(const std::shared_ptr<const FormTemplate>& form,
                                                 const std::vector<FieldValue>& values) {
  RowCounts known;
  for (const FieldSpec& field : form->fields) {
    if (!field.table.empty()) known[field.table] = std::max(known[field.table], field.row + 1);
  }
  std::shared_ptr<FormTemplate> longer;
  for (const auto& [table, count] : row_counts(values)) {
    for (int row = known[table]; row < count; ++row) {
      if (!longer) longer = std::make_shared<FormTemplate>(*form);
      for (const FieldSpec& field : form->fields) {
        if (field.table != table || field.row != 0) continue;
        FieldSpec& cell = longer->fields.emplace_back(field);
        cell.row = row;
        cell.id = id_in_row(field.id, row);
        cell.zones.clear();
      }
    }
  }
  if (!longer) return form;
  longer->variant_of = form;
  return longer;
}

std::vector<Document> documents_of(const std::vector<PageOutcome>& pages) {
  std::vector<Document> documents;
  for (const Draft& draft : drafts_of(pages)) {
    Document document{draft.form, {}, values_of(draft), {}};
    for (const auto& [number, page] : draft.pages) {
      document.pages.push_back(page->described.number);
      document.findings.insert(document.findings.end(), page->findings.begin(),
                               page->findings.end());
    }
    add_missing_fields(*draft.form, document.fields);
    document.form = with_rows_of(draft.form, document.fields);
    documents.push_back(std::move(document));
  }
  return documents;
}

}  // namespace hoso::pipeline
