#include "pre_check.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <hoso/cell_id.hpp>
#include <hoso/unknown_page.hpp>

#include "messages.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

/// The pipeline's own remark on every unsure field; the answer lists these fields together.
constexpr const char* unsure_code = "field.doubtful";

struct Place {
  const Document* document = nullptr;  ///< null = the dossier as a whole
  const Finding* finding = nullptr;
};

std::vector<Place> all_findings(const Dossier& dossier) {
  std::vector<Place> all;
  for (const Document& document : dossier.documents) {
    for (const Finding& finding : document.findings) all.push_back({&document, &finding});
  }
  for (const Finding& finding : dossier.findings) all.push_back({nullptr, &finding});
  std::ranges::stable_sort(all, {}, [](const Place& place) { return place.finding->severity; });
  return all;
}

LocalizedText label_of(const FormTemplate& form, const std::string& id) {
  const auto spec = std::ranges::find(form.fields, id, &FieldSpec::id);
  if (spec == form.fields.end()) return {id, id};
  const auto cell = cell_id(id);
  if (!cell) return spec->label;
  return {fmt::format("{} (dòng {})", spec->label.vi, cell->row + 1),
          fmt::format("{} (line {})", spec->label.en, cell->row + 1)};
}

std::vector<LocalizedText> labels_of(const Place& place) {
  std::vector<LocalizedText> labels;
  for (const std::string& id : place.finding->fields) labels.push_back(label_of(*place.document->form, id));
  return labels;
}

/// The page that the finding names, else that of the first field it is about; 0 = none.
int page_of(const Place& place) {
  if (place.finding->page > 0) return place.finding->page;
  for (const std::string& id : place.finding->fields) {
    const FieldValue* field = place.document->find(id);
    if (field != nullptr && field->page > 0) return field->page;
  }
  return 0;
}

void add_part(std::string& text, const std::string& part) {
  if (!text.empty()) text += ", ";
  text += part;
}

LocalizedText where_of(const Place& place, bool several_documents) {
  LocalizedText where;
  if (place.document == nullptr) return where;
  if (several_documents) where = place.document->form->title;
  if (const int page = page_of(place); page > 0) {
    add_part(where.vi, fmt::format("trang {}", page));
    add_part(where.en, fmt::format("page {}", page));
  }
  for (const LocalizedText& label : labels_of(place)) {
    add_part(where.vi, fmt::format("mục «{}»", label.vi));
    add_part(where.en, fmt::format("item \"{}\"", label.en));
  }
  return where;
}

LocalizedText heading_of(FindingSeverity severity) {
  switch (severity) {
    case FindingSeverity::blocking: return {"Phải sửa trước khi nộp", "To be corrected before handing in"};
    case FindingSeverity::doubtful: return {"Cần xem lại", "Please check"};
    case FindingSeverity::advice: return {"Nên biết", "Good to know"};
  }
  return {};
}

LocalizedText verdict_of(const PreCheck& check, pipeline::Status status) {
  if (status == pipeline::Status::failed) {
    return {"CHƯA KIỂM TRA ĐƯỢC: có lỗi khi xử lý.", "NOT CHECKED: something went wrong."};
  }
  if (check.documents.empty()) {
    return {"CHƯA KIỂM TRA ĐƯỢC: không nhận ra tờ khai nào.", "NOT CHECKED: no known form was found."};
  }
  const std::size_t count = check.groups.empty() ? 0 : check.groups.front().items.size();
  if (check.urgency == FindingSeverity::blocking) {
    return {fmt::format("CHƯA NỘP ĐƯỢC: còn {} điều phải sửa.", count),
            fmt::format("NOT READY: {} to correct.", count)};
  }
  if (check.urgency == FindingSeverity::doubtful && count > 0 && check.groups.front().severity == check.urgency) {
    return {fmt::format("CÓ THỂ NỘP, sau khi xem lại {} điều.", count),
            fmt::format("READY after a look at {} point(s).", count)};
  }
  if (!check.unsure.empty()) {
    return {"CÓ THỂ NỘP, sau khi so lại những mục máy đọc chưa chắc.",
            "READY after comparing what was not read for sure."};
  }
  return {"CÓ THỂ NỘP: không thấy điều gì phải sửa.", "READY: nothing to correct."};
}

std::vector<LocalizedText> documents_of(const Dossier& dossier) {
  std::vector<LocalizedText> documents;
  for (const Document& document : dossier.documents) {
    const std::string about = fmt::format("({}/{})", document.form->id, document.form->version);
    const std::string pages = fmt::format("{}", fmt::join(document.pages, ", "));
    documents.push_back({fmt::format("{} {}, trang {}", document.form->title.vi, about, pages),
                         fmt::format("{} {}, page {}", document.form->title.en, about, pages)});
  }
  return documents;
}

std::vector<LocalizedText> unknown_pages_of(const Dossier& dossier) {
  std::vector<LocalizedText> pages;
  for (const DossierPage& page : dossier.pages) {
    if (!is_unknown(page)) continue;
    const std::string& file = dossier.files[static_cast<std::size_t>(page.file)].name;
    pages.push_back({fmt::format("Trang {} ({}): không nhận ra biểu mẫu", page.number, file),
                     fmt::format("Page {} ({}): no known form", page.number, file)});
  }
  return pages;
}

/// Sorts findings into groups and numbers them.
class Sorting {
 public:
  explicit Sorting(const Dossier& dossier) : several_(dossier.documents.size() > 1) {
    for (const Place& place : all_findings(dossier)) add(place);
  }

  void write_to(PreCheck& check) && {
    check.groups = std::move(groups_);
    check.unsure = std::move(unsure_);
    if (!check.groups.empty()) check.urgency = check.groups.front().severity;
    if (!check.unsure.empty()) check.urgency = std::min(check.urgency, FindingSeverity::doubtful);
  }

 private:
  void add(const Place& place) {
    if (place.finding->code == unsure_code && place.document != nullptr) {
      for (LocalizedText& label : labels_of(place)) unsure_.push_back(std::move(label));
      return;
    }
    const Finding& finding = *place.finding;
    if (groups_.empty() || groups_.back().severity != finding.severity) {
      groups_.push_back({finding.severity, heading_of(finding.severity), {}});
    }
    groups_.back().items.push_back({++count_, finding.message, where_of(place, several_), finding.next_step,
                                    finding.legal_source, finding.code});
  }

  bool several_;
  int count_ = 0;
  std::vector<PreCheckGroup> groups_;
  std::vector<LocalizedText> unsure_;
};

std::string item_text(const PreCheckItem& item, const CommandLine& line) {
  std::string text = fmt::format("  {}. {} [{}]\n", item.number, printable(say(line, item.message)), item.code);
  const auto add = [&](const LocalizedText& label, const std::string& content) {
    if (!content.empty()) text += fmt::format("     {} {}\n", say(line, label), printable(content));
  };
  add({"Ở:", "Where:"}, say(line, item.where));
  add({"→", "→"}, say(line, item.next_step));
  add({"Căn cứ:", "Legal source:"}, item.legal_source);
  return text;
}

}  // namespace

PreCheck pre_check(const Result& result) {
  const Dossier& dossier = result.report.dossier;
  PreCheck check;
  check.documents = documents_of(dossier);
  check.unknown_pages = unknown_pages_of(dossier);
  Sorting(dossier).write_to(check);
  check.verdict = verdict_of(check, result.report.status);
  return check;
}

std::string pre_check_text(const PreCheck& check, const CommandLine& line) {
  std::string text = say(line, check.verdict) + "\n";
  for (const LocalizedText& document : check.documents) text += printable(say(line, document)) + "\n";
  for (const PreCheckGroup& group : check.groups) {
    text += "\n" + say(line, group.heading) + "\n";
    for (const PreCheckItem& item : group.items) text += item_text(item, line);
  }
  if (!check.unsure.empty()) {
    text += "\n" + say(line, {"Máy đọc chưa chắc, hãy so với tờ khai", "Not read for sure, please compare"}) + "\n";
    for (const LocalizedText& label : check.unsure) text += fmt::format("  • {}\n", printable(say(line, label)));
  }
  if (!check.unknown_pages.empty()) text += "\n";
  for (const LocalizedText& page : check.unknown_pages) text += printable(say(line, page)) + "\n";
  return text;
}

}  // namespace hoso::app
