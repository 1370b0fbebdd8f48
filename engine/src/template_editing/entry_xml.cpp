#include "template_editing/entry_xml.hpp"

#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "template_editing/edit_checks.hpp"

namespace hoso::template_editing {

void require_reading(const Reading& reading) {
  require_stage_name(reading.type);
  require_stage_name(reading.recognizer);
  const bool has_cells = reading.cells != 0;
  if (has_cells != (reading.recognizer == "boxes") || reading.cells < 0 || reading.cells > 100) {
    refuse(fmt::format("cells {}", reading.cells), "1 .. 100 cells with the recognizer boxes, else none");
  }
  if ((reading.type == "choice") != (reading.recognizer == "marks")) {
    refuse(reading.type + ", " + reading.recognizer, "type choice together with recognizer marks");
  }
}

void set_reading(Splices& splices, const SourceElement& element, const Reading& reading) {
  splices.set_attribute(element, "type", reading.type);
  splices.set_attribute(element, "recognizer", reading.recognizer);
  if (reading.cells > 0)
    splices.set_attribute(element, "cells", std::to_string(reading.cells));
  else
    splices.remove_attribute(element, "cells");
}

void set_length(Splices& splices, const std::string& text, const SourceElement& element, const char* name,
                double length) {
  const std::string written = raw_value(text, element, name);
  constexpr double half_a_digit = 0.005;
  if (!written.empty() && std::abs(std::strtod(written.c_str(), nullptr) - length) < half_a_digit) return;
  splices.set_attribute(element, name, mm_text(length));
}

double rounded_mm(double length) { return std::round(length * 100) / 100; }

std::string label_xml(const LocalizedText& label) {
  return fmt::format(R"(<label vi="{}" en="{}"/>)", attribute_text(label.vi), attribute_text(label.en));
}

LocalizedText required_label(const LocalizedText& label) {
  return {required_words(label.vi, "label vi"), required_words(label.en, "label en")};
}

const SourceElement& last_entry(const SourceElement& parent) {
  const SourceElement* last = nullptr;
  for (const SourceElement& child : parent.children) {
    if (child.name != "rules") last = &child;
  }
  return *last;  // the schema asks for title and pages, and in a table for a label
}

void insert_entry(Splices& splices, const std::string& text, const SourceElement& parent, std::string_view xml,
                  const SourceElement* next) {
  if (!next) return splices.insert_after(last_entry(parent), xml);
  const std::string indent = indent_at(text, next->whole.begin);
  splices.insert(lines_of(text, *next, true).begin, "\n" + indent + indented(xml, indent));
}

}  // namespace hoso::template_editing
