#include "form_diff/printed_form.hpp"

#include <algorithm>
#include <cmath>

#include "form_diff/entries.hpp"

namespace hoso::form_diff {
namespace {

constexpr double least_shared = 0.5;

PixelRect px_of(const MmRect& box, double dpi) {
  const auto px = [&](double mm) { return static_cast<int>(std::lround(mm_to_px(mm, dpi))); };
  return {px(box.x), px(box.y), px(box.width), px(box.height)};
}

/// How much of `entry` lies in places of `spec`.
double covered(const drafting::DraftEntry& entry, const FieldSpec& spec) {
  double best = 0;
  for (const Zone& mine : zones_of(entry)) {
    for (const Zone& place : spec.zones) best = std::max(best, shared_part(mine, place));
  }
  return best;
}

std::string id_in(const FormTemplate& form, const drafting::DraftEntry& entry) {
  const bool table = kind_of(entry) == EntryKind::table;
  const FieldSpec* best = nullptr;
  double most = least_shared;
  for (const FieldSpec& spec : form.fields) {
    if (spec.table.empty() == table) continue;
    const double part = covered(entry, spec);
    if (part <= most) continue;
    most = part;
    best = &spec;
  }
  if (!best) return "";
  return table ? best->table : best->id;
}

}  // namespace

std::vector<Page> pages_of(const FormTemplate& form) {
  std::vector<Page> pages;
  for (const TemplatePage& printed : form.pages) {
    Page page;
    page.page_in_file = static_cast<int>(pages.size());
    page.image = printed.blank.picture();
    page.stated_dpi = printed.blank.dpi();
    for (const PrintedWord& word : printed.words) page.words.push_back({word.text, px_of(word.box, page.stated_dpi)});
    pages.push_back(std::move(page));
  }
  return pages;
}

PrintedForm printed_form(drafting::Draft draft) {
  PrintedForm printed;
  for (const drafting::DraftEntry& entry : draft.entries) printed.ids.push_back(id_of(entry));
  printed.draft = std::move(draft);
  return printed;
}

PrintedForm printed_form(drafting::Draft draft, const FormTemplate& form) {
  PrintedForm printed;
  for (const drafting::DraftEntry& entry : draft.entries) printed.ids.push_back(id_in(form, entry));
  printed.draft = std::move(draft);
  return printed;
}

}  // namespace hoso::form_diff
