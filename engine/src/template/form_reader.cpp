#include "template/form_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "template/choose.hpp"
#include "template/localized.hpp"
#include "template/page_files.hpp"
#include "template/rules_reader.hpp"
#include "template/schemas.hpp"
#include "xml/schema.hpp"

namespace hoso {
namespace {

class FormReader {
 public:
  explicit FormReader(FormFiles& files)
      : files_(files),
        document_(files.contents.at("form.xml"), {files.path_of("form.xml"), "template.invalid"}) {
    xml::Schema(form_schema()).require(document_);
  }

  FormTemplate read() {
    read_head();
    for (const xml::Element& page : document_.root().children("page")) read_page(page);
    for (const xml::Element& element : document_.root().children()) {
      if (element.name() == "field") read_field(element);
      if (element.name() == "table") read_table(element);
    }
    for (const xml::Element& rules : document_.root().children("rules")) read_rules_of(rules);
    form_.hash = hash_of(files_);
    return std::move(form_);
  }

 private:
  void read_head() {
    const xml::Element root = document_.root();
    form_.id = root.attribute("id");
    form_.version = root.attribute("version");
    form_.valid_from = root.attribute("valid-from");
    form_.superseded_on = root.attribute("superseded-on");
    form_.title = localized(*root.child("title"));
    form_.legal_source = root.child("legal-source")->text();
    if (const auto note = root.child("layout-note")) form_.layout_note = localized(*note);
    form_.folder = files_.folder.string();
    if (!form_.superseded_on.empty() && form_.superseded_on < form_.valid_from) {
      fail(root, "a day after valid-from", "the version is superseded before it is valid");
    }
  }

  void read_page(const xml::Element& element) {
    TemplatePage page;
    page.width_mm = element.number("width-mm");
    page.height_mm = element.number("height-mm");
    page.optional = element.boolean("optional");
    for (const xml::Element& mark : element.children("version-mark")) {
      page.version_marks.push_back(checked(mark, box_of(mark), page));
    }
    page.words = read_words(file(element, "words"), origin_of(element.attribute("words")), page);
    page.blank = read_blank(file(element, "blank"), origin_of(element.attribute("blank")), page);
    form_.pages.push_back(std::move(page));
  }

  void read_field(const xml::Element& element) {
    FieldSpec field = read_spec(element);
    field.id = element.attribute("id");
    for (const xml::Element& zone : element.children("zone")) field.zones.push_back(zone_of(zone));
    for (const xml::Element& option : element.children("option")) read_option(option, field);
    field.choose = choose_of(element);
    require_options(element, field);
    add(element, std::move(field));
  }

  Zone zone_of(const xml::Element& element) const {
    const int page = page_index(element);
    return {page, checked(element, box_of(element), page_at(page))};
  }

  void read_option(const xml::Element& element, FieldSpec& field) const {
    const std::string value = element.attribute("value");
    if (std::ranges::count(field.options, value, &ChoiceOption::value) > 0) {
      fail(element, "a value of its own for each option", "option " + value + " is given twice");
    }
    field.options.push_back({value, localized(*element.child("label"))});
    field.zones.push_back(zone_of(*element.child("zone")));
  }

  void require_options(const xml::Element& element, const FieldSpec& field) const {
    const bool is_choice = field.type == "choice" || field.recognizer == "marks";
    if (is_choice == field.options.empty()) {
      fail(element, "options together with type=\"choice\" or recognizer=\"marks\"",
           is_choice ? "the choice has no options" : "a field of type " + field.type + " has options");
    }
    if (!is_choice && element.has("choose")) {
      fail(element, "choose together with options", "the field has none");
    }
  }

  /// What fields and table columns share: all but id and place.
  FieldSpec read_spec(const xml::Element& element) const {
    FieldSpec field;
    field.type = element.attribute("type");
    field.recognizer = element.attribute("recognizer");
    field.label = localized(*element.child("label"));
    field.cells = element.integer("cells");
    for (const xml::Element& parameter : element.children("parameter")) {
      field.parameters[parameter.attribute("name")] = parameter.attribute("value");
    }
    if ((field.recognizer == "boxes") != (field.cells > 0)) {
      fail(element, "cells together with recognizer=\"boxes\"",
           field.cells > 0 ? "cells are given, but recognizer " + field.recognizer + " has none"
                           : "recognizer boxes needs the number of cells");
    }
    return field;
  }

  void read_table(const xml::Element& table) {
    const int page = page_index(table);
    for (int row = 0; row < table.integer("rows"); ++row) {
      for (const xml::Element& column : table.children("column")) {
        read_cell(table, column, {page, row_box(table, column, row)}, row);
      }
    }
  }

  /// Columns state their x on the page, not in the table.
  static MmRect row_box(const xml::Element& table, const xml::Element& column, int row) {
    const double height = table.number("row-height");
    return {column.number("x"), table.number("y") + row * height, column.number("width"), height};
  }

  void read_cell(const xml::Element& table, const xml::Element& column, Zone zone, int row) {
    FieldSpec field = read_spec(column);
    field.table = table.attribute("id");
    field.row = row;
    field.id = fmt::format("{}[{}].{}", field.table, row, column.attribute("id"));
    require_options(column, field);
    checked(row == 0 ? column : table, zone.box, page_at(zone.page));
    field.zones = {zone};
    add(column, std::move(field));
  }

  void read_rules_of(const xml::Element& rules) {
    const std::string name = rules.attribute("file");
    if (files_.contents.count(name) == 0) {
      files_.contents[name] = read_template_file(files_.folder / name);
    }
    std::vector<Rule> read = read_rules(files_.contents[name], files_.path_of(name), form_);
    std::ranges::move(read, std::back_inserter(form_.rules));
  }

  void add(const xml::Element& element, FieldSpec field) {
    if (!ids_.insert(field.id).second) {
      fail(element, "an id of its own for each field", "field " + field.id + " is given twice");
    }
    form_.fields.push_back(std::move(field));
  }

  [[nodiscard]] int page_index(const xml::Element& element) const {
    const double page = element.number("page");
    if (page > static_cast<double>(form_.pages.size())) {
      fail(element, fmt::format("1 .. {}", form_.pages.size()),
           "there is no page " + element.attribute("page"));
    }
    return static_cast<int>(page) - 1;
  }

  [[nodiscard]] const TemplatePage& page_at(int index) const {
    return form_.pages[static_cast<std::size_t>(index)];
  }

  const MmRect& checked(const xml::Element& element, const MmRect& box,
                        const TemplatePage& page) const {
    if (!lies_on(box, page)) {
      fail(element, fmt::format("a box within {} x {} mm", page.width_mm, page.height_mm),
           fmt::format("it ends at {:.2f}, {:.2f}", box.right(), box.bottom()));
    }
    return box;
  }

  [[nodiscard]] const std::string& file(const xml::Element& element, const char* attribute) const {
    const auto found = files_.contents.find(element.attribute(attribute));
    if (found == files_.contents.end()) {
      fail(element, "a file beside form.xml", element.attribute(attribute) + " is missing");
    }
    return found->second;
  }

  [[nodiscard]] xml::Origin origin_of(const std::string& name) const {
    return {files_.path_of(name), "template.invalid"};
  }

  [[noreturn]] void fail(const xml::Element& element, const std::string& expected,
                         const std::string& detail) const {
    xml::fail(document_.origin(), element.line(), expected, detail);
  }

  FormFiles& files_;
  xml::Document document_;
  FormTemplate form_;
  std::set<std::string> ids_;
};

}  // namespace

FormTemplate read_form(FormFiles& files) { return FormReader(files).read(); }

}  // namespace hoso
