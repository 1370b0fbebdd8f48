#include "drafting/draft_files.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include <hoso/text.hpp>

#include "drafting/label_text.hpp"
#include "template/blank_picture.hpp"
#include "template/page_files.hpp"
#include "xml/writer.hpp"

namespace hoso::drafting {
namespace {

using xml::escaped;

constexpr const char* no_english = "TODO";

std::string label_element(const std::string& vi, int indent) {
  const std::string text = vi.empty() ? "TODO: nhãn" : vi;
  return fmt::format("{:{}}<label vi=\"{}\" en=\"{}\"/>\n", "", indent, escaped(text), no_english);
}

/// "--" ends a comment, and labels may hold it.
std::string questions_of(const DraftField& field, int indent) {
  std::string xml;
  for (const std::string& question : field.questions)
    xml += fmt::format("{:{}}<!-- TODO: {} -->\n", "", indent, question);
  return xml;
}

std::string parameters_of(const DraftField& field, int indent) {
  std::string xml;
  for (const auto& [name, value] : field.parameters) {
    xml += fmt::format("{:{}}<parameter name=\"{}\" value=\"{}\"/>\n", "", indent, escaped(name), escaped(value));
  }
  return xml;
}

std::string zone_element(const Zone& zone, int indent) {
  return fmt::format("{:{}}<zone page=\"{}\" {}/>\n", "", indent, zone.page + 1, box_attributes(zone.box));
}

std::string reading_of(const DraftField& field) {
  std::string xml = fmt::format("id=\"{}\" type=\"{}\" recognizer=\"{}\"", field.id, field.type, field.recognizer);
  if (field.kind == FieldKind::comb) xml += fmt::format(" cells=\"{}\"", field.cells);
  return xml;
}

std::string_view choose_word(Choose choose) {
  if (choose == Choose::any) return "any";
  return choose == Choose::one ? "one" : "at-most-one";
}

std::string options_of(const DraftField& field) {
  std::string xml;
  for (std::size_t i = 0; i < field.zones.size(); ++i) {
    xml += fmt::format("    <option value=\"{}\">\n", field.option_values[i]);
    xml += label_element(field.option_labels[i], 6) + zone_element(field.zones[i], 6) + "    </option>\n";
  }
  return xml;
}

std::string element_of(const DraftField& field) {
  const bool ticked = field.kind == FieldKind::choice;
  std::string xml = fmt::format("  <field {}", reading_of(field));
  if (ticked) xml += fmt::format(" choose=\"{}\"", choose_word(field.choose));
  xml += ">\n" + questions_of(field, 4) + label_element(field.label, 4);
  if (ticked)
    xml += options_of(field);
  else
    for (const Zone& zone : field.zones) xml += zone_element(zone, 4);
  return xml + parameters_of(field, 4) + "  </field>\n";
}

std::string element_of(const DraftTable& table) {
  std::string xml =
      fmt::format("  <table id=\"{}\" page=\"{}\" x=\"{:.2f}\" y=\"{:.2f}\" rows=\"{}\" row-height=\"{:.3f}\">\n",
                  table.id, table.page + 1, table.x, table.y, table.rows, table.row_height);
  xml += label_element(table.label, 4);
  for (std::size_t i = 0; i < table.columns.size(); ++i) xml += column_element(table, i);
  return xml + "  </table>\n";
}

/// Sizes are rounded down, so that no picture is larger than its page.
std::string page_element(const PagePrint& page, std::size_t number) {
  return fmt::format(
      "  <page blank=\"page-{0}.png\" words=\"page-{0}.words.xml\" width-mm=\"{1:.2f}\" height-mm=\"{2:.2f}\"/>\n",
      number, page.width_mm, page.height_mm);
}

std::string form_xml(const Draft& draft, const DraftName& name) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  xml += "<!-- Drafted from a blank by hoso form draft. What a person must decide is marked; docs/drafting.md. -->\n";
  xml += fmt::format("<form xmlns=\"urn:hoso:form:1\" id=\"{}\" version=\"{}\" valid-from=\"2000-01-01\">\n", name.id,
                     name.version);
  xml += "  <!-- TODO: the day from which the form is valid -->\n";
  const std::string title = draft.title.empty() ? "TODO: tên mẫu" : draft.title;
  xml += fmt::format("  <title vi=\"{}\" en=\"{}\"/>\n", escaped(title), no_english);
  xml += "  <legal-source>TODO</legal-source>\n";
  for (std::size_t i = 0; i < draft.pages.size(); ++i) xml += page_element(draft.pages[i], i + 1);
  for (const DraftEntry& entry : draft.entries) xml += entry_element(entry);
  return xml + "</form>\n";
}

}  // namespace

std::string column_element(const DraftTable& table, std::size_t at) {
  const DraftField& column = table.columns[at];
  std::string xml = fmt::format("    <column {} x=\"{:.2f}\" width=\"{:.2f}\">\n", reading_of(column),
                                table.cells[at].x, table.cells[at].width);
  xml += questions_of(column, 6) + label_element(column.label, 6);
  return xml + parameters_of(column, 6) + "    </column>\n";
}

std::string entry_element(const DraftEntry& entry) {
  return std::visit([](const auto& one) { return element_of(one); }, entry);
}

std::map<std::string, std::string> files_of(const Draft& draft, const DraftName& name) {
  std::map<std::string, std::string> files{{"form.xml", form_xml(draft, name)}};
  for (std::size_t i = 0; i < draft.pages.size(); ++i) {
    const std::string page = fmt::format("page-{}", i + 1);
    files[page + ".png"] = png_of(draft.pages[i].picture, draft_dpi);
    files[page + ".words.xml"] = words_xml(draft.pages[i].words);
  }
  return files;
}

std::vector<OpenPlace> open_places(const std::map<std::string, std::string>& files) {
  constexpr std::string_view mark = "TODO";
  std::vector<OpenPlace> places;
  for (const auto& [name, content] : files) {
    if (!name.ends_with(".xml")) continue;
    std::istringstream lines(content);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
      ++number;
      for (std::size_t at = line.find(mark); at != std::string::npos; at = line.find(mark, at + mark.size()))
        places.push_back({name, number, normalized_spaces(line)});
    }
  }
  return places;
}

std::string form_id_of(const std::string& text) {
  std::string id = label_key(text);
  std::ranges::replace(id, ' ', '-');
  const bool begins = !id.empty() && id.front() >= 'a' && id.front() <= 'z';
  if (id.empty()) return "form";
  return begins ? id : "v" + id;
}

}  // namespace hoso::drafting
