#include "packaging/packed_dossier.hpp"

#include <algorithm>
#include <cstdio>
#include <sstream>

#include <hoso/error.hpp>

#include "xml/document.hpp"
#include "xml/schema.hpp"

namespace hoso::packaging {
namespace {

using xml::Element;

constexpr const char* bad_dossier = "package.bad_dossier";

/// The elements in a list; none when there is no such list.
std::vector<Element> listed(const Element& parent, std::string_view list, std::string_view name) {
  const auto found = parent.child(list);
  return found ? found->children(name) : std::vector<Element>();
}

MmRect box_of(const Element& parent) {
  const auto box = parent.child("box-mm");
  if (!box) return {};
  return {box->number("x"), box->number("y"), box->number("width"), box->number("height")};
}

std::vector<int> numbers_of(const std::string& list) {
  std::istringstream words(list);
  std::vector<int> numbers;
  for (int number = 0; words >> number;) numbers.push_back(number);
  return numbers;
}

int open_findings(const Element& parent) {
  const std::vector<Element> findings = listed(parent, "findings", "finding");
  return static_cast<int>(std::ranges::count_if(
      findings, [](const Element& finding) { return finding.attribute("severity") != "advice"; }));
}

PackedField field_of(const Element& element) {
  return {
      element.attribute("id"),  element.attribute("type"),    element.attribute("state"), element.attribute("value"),
      element.attribute("raw"), element.number("confidence"), element.integer("page"),    box_of(element)};
}

PackedForm form_of(const Element& document) {
  PackedForm form;
  form.pages = numbers_of(document.attribute("pages"));
  form.open_findings = open_findings(document);
  if (const auto described = document.child("form")) {
    form.id = described->attribute("id");
    form.version = described->attribute("version");
    if (const auto title = described->child("title")) form.title = title->attribute("vi");
  }
  const auto fields = document.child("fields");
  if (!fields) return form;
  for (const Element& field : fields->children("field")) form.fields.push_back(field_of(field));
  for (const Element& row : fields->children("row")) {
    for (const Element& field : row.children("field")) form.fields.push_back(field_of(field));
  }
  return form;
}

PackedEvidence evidence_of(const Element& element) {
  PackedEvidence evidence{element.attribute("kind"), box_of(element), {}};
  for (const Element& item : element.children("item")) {
    for (const char* name : {"value", "raw"}) {
      if (std::string text = item.attribute(name); !text.empty()) evidence.values.push_back(std::move(text));
    }
  }
  return evidence;
}

PackedPage page_of(const Element& element) {
  PackedPage page;
  page.number = element.integer("number");
  page.file = element.integer("file");
  page.page_in_file = element.integer("page-in-file");
  page.width_px = element.integer("width-px");
  page.height_px = element.integer("height-px");
  page.dpi = element.number("effective-dpi");
  page.quarter_turns = element.integer("quarter-turns");
  page.blank = element.boolean("blank");
  page.known = element.child("match").has_value();
  for (const Element& one : element.children("evidence")) page.evidence.push_back(evidence_of(one));
  return page;
}

/// "2026-11-25T02:03:00Z": the schema has seen to the shape.
std::chrono::sys_seconds time_of(const std::string& text) {
  int year = 0;
  unsigned month = 0, day = 0, hour = 0, minute = 0, second = 0;
  std::sscanf(text.c_str(), "%4d-%2u-%2uT%2u:%2u:%2u", &year, &month, &day, &hour, &minute, &second);
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
         std::chrono::seconds(second);
}

}  // namespace

const PackedField* PackedForm::find(std::string_view field_id) const {
  const auto found = std::ranges::find(fields, field_id, &PackedField::id);
  return found == fields.end() ? nullptr : &*found;
}

std::string PackedDossier::text_of(std::string_view id) const {
  for (const PackedForm& form : forms) {
    const PackedField* field = form.find(id);
    if (!field) continue;
    if (!field->value.empty()) return field->value;
    if (!field->raw.empty()) return field->raw;
  }
  return {};
}

PackedDossier packed_dossier(std::span<const std::uint8_t> bytes, const std::filesystem::path& schema) {
  const xml::Document document(text_of(bytes), {"dossier.xml", bad_dossier});
  xml::Schema(schema).require(document);
  const Element root = document.root();
  PackedDossier dossier;
  dossier.engine = root.attribute("engine");
  dossier.created = time_of(root.attribute("created"));
  dossier.procedure = root.attribute("procedure");
  dossier.open_findings = open_findings(root);
  for (const Element& file : listed(root, "files", "file")) {
    dossier.files.push_back(
        {file.attribute("name"), file.attribute("media-type"), file.attribute("sha256"), file.integer("pages")});
  }
  for (const Element& page : listed(root, "pages", "page")) dossier.pages.push_back(page_of(page));
  for (const Element& form : listed(root, "documents", "document")) dossier.forms.push_back(form_of(form));
  return dossier;
}

}  // namespace hoso::packaging
