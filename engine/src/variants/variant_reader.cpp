#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <set>

#include <hoso/cell_id.hpp>
#include <hoso/error.hpp>

#include "template/form_files.hpp"
#include "template/page_files.hpp"
#include "template/schemas.hpp"
#include "variants/variant_files.hpp"
#include "xml/schema.hpp"

namespace hoso::variants {
namespace {

namespace fs = std::filesystem;

std::shared_ptr<const FormTemplate> form_of(const xml::Element& root, const Catalogue& forms) {
  const std::string id = root.attribute("form"), version = root.attribute("version");
  for (const auto& form : forms) {
    if (!form->variant_of && form->id == id && form->version == version) return form;
  }
  throw Error("variants.unknown_form", {{"form", id + "/" + version}});
}

/// `form` with nothing on its pages.
FormTemplate emptied(const std::shared_ptr<const FormTemplate>& form) {
  FormTemplate variant = *form;
  variant.variant_of = form;
  variant.fields.clear();
  for (TemplatePage& page : variant.pages) {
    page = TemplatePage{page.width_mm, page.height_mm, {}, {}, {}, page.optional};
  }
  return variant;
}

class VariantReader {
 public:
  VariantReader(const FormFiles& files, const Catalogue& forms)
      : files_(files), document_(files.contents.at("variant.xml"), origin_of("variant.xml")) {
    xml::Schema(variant_schema()).require(document_);
    form_ = form_of(document_.root(), forms);
    variant_ = emptied(form_);
  }

  MetVariant read() {
    const xml::Element root = document_.root();
    variant_.places_confirmed = root.boolean("confirmed");
    variant_.folder = files_.folder.string();
    variant_.variant_id = files_.folder.filename().string();
    variant_.hash = hash_of(files_);
    read_page(*root.child("page"));
    for (const xml::Element& place : root.children("place")) read_place(place);
    const Encounter encounter{seconds_of(root.attribute("met")), root.number("score")};
    return {std::make_shared<const FormTemplate>(std::move(variant_)), number_, encounter};
  }

 private:
  void read_page(const xml::Element& element) {
    number_ = element.integer("number") - 1;
    const auto at = static_cast<std::size_t>(number_);
    if (at > form_->pages.size()) fail(element, "a page of the form, or one behind them", "there is no such page");
    if (at == variant_.pages.size()) variant_.pages.emplace_back();
    TemplatePage& page = variant_.pages[at];
    page.width_mm = element.number("width-mm");
    page.height_mm = element.number("height-mm");
    for (const xml::Element& mark : element.children("version-mark")) page.version_marks.push_back(box_in(mark));
    page.words = read_words(files_.contents.at("page.words.xml"), origin_of("page.words.xml"), page);
    page.blank = read_blank(files_.contents.at("page.png"), origin_of("page.png"), page);
  }

  void read_place(const xml::Element& element) {
    FieldSpec field = spec_of(element);
    field.id = element.attribute("field");
    if (!ids_.insert(field.id).second) fail(element, "one place for each field", field.id + " is given twice");
    if (const auto cell = cell_id(field.id)) field.row = cell->row;
    if (element.has("recognizer")) field.recognizer = element.attribute("recognizer");
    if (element.has("cells")) field.cells = element.integer("cells");
    field.zones.clear();
    for (const xml::Element& zone : element.children("zone")) field.zones.push_back({number_, box_in(zone)});
    if (!field.options.empty() && field.options.size() != field.zones.size()) {
      fail(element, fmt::format("{} boxes to tick", field.options.size()), "there is another number of zones");
    }
    variant_.fields.push_back(std::move(field));
  }

  /// Of the field itself, or of row 0 of its column.
  [[nodiscard]] const FieldSpec& spec_of(const xml::Element& element) const {
    const std::string id = element.attribute("field");
    const auto own = std::ranges::find(form_->fields, id_in_row(id, 0), &FieldSpec::id);
    if (own == form_->fields.end()) fail(element, "a field of the form", "the form has no field " + id);
    return *own;
  }

  [[nodiscard]] MmRect box_in(const xml::Element& element) const {
    const TemplatePage& page = variant_.pages[static_cast<std::size_t>(number_)];
    const MmRect box = box_of(element);
    if (!lies_on(box, page)) fail(element, "a box on the page", "it lies off the page");
    return box;
  }

  [[nodiscard]] xml::Origin origin_of(const std::string& name) const {
    return {files_.path_of(name), "variants.invalid"};
  }

  [[noreturn]] void fail(const xml::Element& element, const std::string& expected, const std::string& detail) const {
    xml::fail(document_.origin(), element.line(), expected, detail);
  }

  const FormFiles& files_;
  xml::Document document_;
  std::shared_ptr<const FormTemplate> form_;
  FormTemplate variant_;
  int number_ = 0;
  std::set<std::string> ids_;
};

}  // namespace

FormFiles variant_folder_files(const fs::path& folder) {
  FormFiles files{folder, {}};
  for (const char* name : {"variant.xml", "page.words.xml", "page.png"}) {
    files.contents[name] = read_template_file(folder / name);
  }
  return files;
}

MetVariant read_variant(const fs::path& folder, const Catalogue& forms) {
  try {
    const FormFiles files = variant_folder_files(folder);
    return VariantReader(files, forms).read();
  } catch (const Error& error) {
    // Files that templates have too are read by the templates' own code.
    if (error.code() != "template.invalid") throw;
    throw Error("variants.invalid", error.arguments());
  }
}

std::int64_t seconds_of(const std::string& iso_utc) {
  using namespace std::chrono;
  int year = 0;
  unsigned month = 0, day = 0;
  long hours = 0, minutes = 0, seconds = 0;
  const int read = std::sscanf(iso_utc.c_str(), "%4d-%2u-%2uT%2ld:%2ld:%2ldZ", &year, &month, &day, &hours,
                               &minutes, &seconds);
  const year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (read != 6 || !date.ok()) return 0;
  return sys_seconds(sys_days(date)).time_since_epoch().count() + 3600 * hours + 60 * minutes + seconds;
}

}  // namespace hoso::variants
