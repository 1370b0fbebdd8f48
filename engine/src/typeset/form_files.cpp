#include "typeset/form_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <hoso/error.hpp>

#include "template/blank_picture.hpp"
#include "template/page_files.hpp"
#include "xml/writer.hpp"

#include "typeset/draw.hpp"
#include "typeset/typeset.hpp"

namespace hoso::typeset {
namespace {

constexpr std::string_view xml_heading = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view generated_note =
    "<!-- Made from layout.xml by hoso_typeset_form; change that, not this. -->\n";

using xml::escaped;

std::string localized_element(std::string_view name, const LocalizedText& text) {
  return fmt::format("<{} vi=\"{}\" en=\"{}\"/>", name, escaped(text.vi), escaped(text.en));
}

std::string page_element(const TypesetPage& page, std::size_t number) {
  std::string xml = fmt::format(
      "  <page blank=\"page-{0}.png\" words=\"page-{0}.words.xml\" width-mm=\"{1}\" "
      "height-mm=\"{2}\" optional=\"{3}\">\n",
      number, page.width_mm, page.height_mm, page.optional);
  for (const MmRect& mark : page.version_marks) {
    xml += fmt::format("    <version-mark {}/>\n", box_attributes(mark));
  }
  return xml + "  </page>\n";
}

[[noreturn]] void fail_missing(const std::string& expected) {
  throw Error("template.invalid", {{"file", "layout.xml"}, {"line", "0"}, {"expected", expected}});
}

[[noreturn]] void fail_unplaced(const std::string& id) { fail_missing("a place for " + id); }

/// The box of an option and its page, from 1.
struct BoxPlace {
  std::size_t page = 0;
  const Place* place = nullptr;
};

BoxPlace box_of(const std::string& field, const std::string& option,
                const std::vector<TypesetPage>& pages) {
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (const Place& place : pages[page].places) {
      if (place.field == field && place.option == option) return {page + 1, &place};
    }
  }
  fail_unplaced(field + ", option " + option);
}

/// The declared options of a choice, each with its box.
std::string options_xml(const FieldDeclaration& field, const std::vector<TypesetPage>& pages) {
  std::string xml;
  for (const ChoiceOption& option : field.options) {
    const BoxPlace at = box_of(field.id, option.value, pages);
    xml += fmt::format("    <option value=\"{}\">\n      {}\n      <zone page=\"{}\" {}/>\n    </option>\n",
                       option.value, localized_element("label", option.label), at.page,
                       box_attributes(at.place->zone));
  }
  return xml;
}

std::string_view word(Choose choose) {
  switch (choose) {
    case Choose::at_most_one: return "at-most-one";
    case Choose::any: return "any";
    case Choose::one: break;
  }
  return "one";
}

/// <zone> elements of a field, and how many comb boxes it has.
struct Zones {
  std::string xml;
  int cells = 0;
};

Zones zones_of(const std::string& field, const std::vector<TypesetPage>& pages) {
  Zones zones;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (const Place& place : pages[page].places) {
      if (place.field != field) continue;
      zones.cells = place.cells;
      zones.xml +=
          fmt::format("    <zone page=\"{}\" {}/>\n", page + 1, box_attributes(place.zone));
    }
  }
  if (zones.xml.empty()) fail_unplaced(field);
  return zones;
}

std::string parameters_xml(const FieldDeclaration& field, std::string_view indent) {
  std::string xml;
  for (const auto& [name, value] : field.parameters) {
    xml += fmt::format("{}<parameter name=\"{}\" value=\"{}\"/>\n", indent, escaped(name),
                       escaped(value));
  }
  return xml;
}

std::string reading_attributes(const FieldDeclaration& field) {
  return fmt::format("id=\"{}\" type=\"{}\" recognizer=\"{}\"", field.id, field.type,
                     field.recognizer);
}

std::string choice_element(const FieldDeclaration& field, const std::vector<TypesetPage>& pages) {
  return fmt::format("  <field {} choose=\"{}\">\n    {}\n{}{}  </field>\n", reading_attributes(field),
                     word(field.choose), localized_element("label", field.label),
                     options_xml(field, pages), parameters_xml(field, "    "));
}

std::string element_of(const FieldDeclaration& field, const std::vector<TypesetPage>& pages) {
  if (!field.options.empty()) return choice_element(field, pages);
  const Zones zones = zones_of(field.id, pages);
  const std::string cells = zones.cells > 0 ? fmt::format(" cells=\"{}\"", zones.cells) : "";
  return fmt::format("  <field {}{}>\n    {}\n{}{}  </field>\n", reading_attributes(field), cells,
                     localized_element("label", field.label), zones.xml,
                     parameters_xml(field, "    "));
}

const TablePlace::Column& column_of(const TablePlace& table, const FieldDeclaration& column) {
  const auto found = std::ranges::find(table.columns, column.id, &TablePlace::Column::field);
  if (found == table.columns.end()) fail_unplaced(table.id + "." + column.id);
  return *found;
}

std::string column_element(const FieldDeclaration& column, const TablePlace& table) {
  const TablePlace::Column& place = column_of(table, column);
  return fmt::format("    <column {} x=\"{:.2f}\" width=\"{:.2f}\">\n      {}\n{}    </column>\n",
                     reading_attributes(column), place.x_mm, place.width_mm,
                     localized_element("label", column.label),
                     parameters_xml(column, "      "));
}

std::string table_element(const TableDeclaration& declaration, const TablePlace& table,
                          std::size_t page_number) {
  std::string xml = fmt::format(
      "  <table id=\"{}\" page=\"{}\" x=\"{:.2f}\" y=\"{:.2f}\" rows=\"{}\" "
      "row-height=\"{:.3f}\">\n    {}\n",
      table.id, page_number, table.x_mm, table.y_mm, table.rows, table.row_height_mm,
      localized_element("label", declaration.label));
  for (const FieldDeclaration& column : declaration.columns) xml += column_element(column, table);
  return xml + "  </table>\n";
}

std::string element_of(const TableDeclaration& declaration,
                       const std::vector<TypesetPage>& pages) {
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (const TablePlace& table : pages[page].tables) {
      if (table.id == declaration.id) return table_element(declaration, table, page + 1);
    }
  }
  fail_unplaced(declaration.id);
}

std::string root_start(const Layout& layout) {
  const std::string superseded =
      layout.superseded_on.empty()
          ? ""
          : fmt::format(" superseded-on=\"{}\"", escaped(layout.superseded_on));
  return fmt::format(
      "<form xmlns=\"urn:hoso:form:1\" id=\"{}\" version=\"{}\" valid-from=\"{}\"{}>\n",
      escaped(layout.form), escaped(layout.version), escaped(layout.valid_from), superseded);
}

std::string heading(const Layout& layout) {
  std::string xml(xml_heading);
  xml += generated_note;
  xml += root_start(layout) + "  " + localized_element("title", layout.title) + "\n";
  xml += fmt::format("  <legal-source>{}</legal-source>\n", escaped(layout.legal_source));
  if (!layout.layout_note.vi.empty()) {
    xml += "  " + localized_element("layout-note", layout.layout_note) + "\n";
  }
  return xml;
}

/// Null when the layout declares no such field.
const FieldDeclaration* declaration_of(const std::string& id, const Layout& layout) {
  for (const auto& declaration : layout.declarations) {
    const auto* field = std::get_if<FieldDeclaration>(&declaration);
    if (field != nullptr && field->id == id) return field;
  }
  return nullptr;
}

void require_declared(const Layout& layout, const std::vector<TypesetPage>& pages) {
  for (const TypesetPage& page : pages) {
    for (const Place& place : page.places) {
      // Cells of tables belong to columns, which are looked for by their own declarations.
      if (place.kind == PlaceKind::cell && place.field.find("].") != std::string::npos) continue;
      const FieldDeclaration* field = declaration_of(place.field, layout);
      if (!field) fail_missing("<field id=\"" + place.field + "\">");
      const bool known = place.option.empty() ||
                         std::ranges::count(field->options, place.option, &ChoiceOption::value) > 0;
      if (!known) {
        fail_missing("<option value=\"" + place.option + "\"> in <field id=\"" + place.field + "\">");
      }
    }
  }
}

}  // namespace

std::string words_xml(const TypesetPage& page) { return hoso::words_xml(printed_words(page), generated_note); }

std::string form_xml(const Layout& layout, const std::vector<TypesetPage>& pages) {
  require_declared(layout, pages);
  std::string xml = heading(layout);
  for (std::size_t page = 0; page < pages.size(); ++page) {
    xml += page_element(pages[page], page + 1);
  }
  for (const auto& declaration : layout.declarations) {
    xml += std::visit([&](const auto& declared) { return element_of(declared, pages); },
                      declaration);
  }
  for (const std::string& file : layout.rules_files) {
    xml += fmt::format("  <rules file=\"{}\"/>\n", escaped(file));
  }
  return xml + "</form>\n";
}

std::map<std::string, std::string> form_files(const Layout& layout) {
  const std::vector<TypesetPage> pages = typeset(layout);
  std::map<std::string, std::string> files;
  files["form.xml"] = form_xml(layout, pages);
  files["blank.pdf"] = pdf_of(pages, {layout.title.vi, layout.valid_from + "T00:00:00Z"});
  for (std::size_t page = 0; page < pages.size(); ++page) {
    const std::string name = fmt::format("page-{}", page + 1);
    files[name + ".words.xml"] = words_xml(pages[page]);
    files[name + ".png"] =
        png_of(render_page(pages[page], blank_dpi, PixelFormat::gray8), blank_dpi);
  }
  return files;
}

}  // namespace hoso::typeset
