#include "typeset/xml_element.hpp"

#include <charconv>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "typeset/marks.hpp"

namespace hoso::typeset {
namespace {

constexpr std::string_view layout_namespace = "urn:hoso:layout:1";
constexpr double twips_per_pt = 20;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string taken(xmlChar* text) {
  std::string copy(view(text));
  xmlFree(text);
  return copy;
}

[[noreturn]] void fail_at(std::string_view file, long line, const std::string& expected) {
  throw Error("template.invalid", {{"file", std::string(file)},
                                          {"line", std::to_string(line)},
                                          {"expected", expected},
                                  {"detail", "layout"}});
}

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

}  // namespace

XmlDocument parse_xml(const std::string& path) {
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(xmlNewParserCtxt());
  XmlDocument document(xmlCtxtReadFile(parser.get(), path.c_str(), nullptr,
                                       XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                           XML_PARSE_NOCDATA));
  if (!document) {
    const xmlError* error = xmlCtxtGetLastError(parser.get());
    fail_at(path, error == nullptr ? 0 : error->line,
            error == nullptr || error->message == nullptr ? "XML"
                                                          : normalized_spaces(error->message));
  }
  if (document->intSubset != nullptr) fail_at(path, 1, "no DOCTYPE");
  return document;
}

XmlElement XmlElement::root(const XmlDocument& document, std::string_view file) {
  XmlElement element(xmlDocGetRootElement(document.get()), file);
  if (element.name() != "layout" || element.node_->ns == nullptr ||
      view(element.node_->ns->href) != layout_namespace) {
    element.fail("<layout xmlns=\"" + std::string(layout_namespace) + "\">");
  }
  return element;
}

std::string_view XmlElement::name() const { return view(node_->name); }

std::vector<XmlElement> XmlElement::children() const {
  std::vector<XmlElement> found;
  for (xmlNode* node = node_->children; node != nullptr; node = node->next) {
    if (node->type == XML_ELEMENT_NODE) found.emplace_back(node, file_);
  }
  return found;
}

std::vector<XmlElement> XmlElement::children(std::string_view name) const {
  std::vector<XmlElement> found = children();
  std::erase_if(found, [name](const XmlElement& element) { return element.name() != name; });
  return found;
}

std::optional<XmlElement> XmlElement::child(std::string_view name) const {
  const std::vector<XmlElement> found = children(name);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<std::string> XmlElement::attribute(const std::string& name) const {
  xmlChar* value = xmlGetNoNsProp(node_, reinterpret_cast<const xmlChar*>(name.c_str()));
  return value == nullptr ? std::nullopt : std::optional(nfc(taken(value)));
}

std::string XmlElement::text_or(const std::string& name, const std::string& otherwise) const {
  return attribute(name).value_or(otherwise);
}

std::string XmlElement::required(const std::string& name) const {
  const std::optional<std::string> value = attribute(name);
  if (!value) fail("attribute " + name);
  return *value;
}

bool XmlElement::flag_or(const std::string& name, bool otherwise) const {
  const std::optional<std::string> value = attribute(name);
  if (!value) return otherwise;
  if (*value != "true" && *value != "false") fail(name + "=\"true\" / \"false\"");
  return *value == "true";
}

int XmlElement::required_count(const std::string& name) const {
  const std::string text = required(name);
  int count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size() || count < 1) {
    fail(name + " = 1, 2, 3, …");
  }
  return count;
}

std::optional<double> XmlElement::number(const std::string& name) const {
  const std::optional<std::string> text = attribute(name);
  if (!text) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc() || end != text->data() + text->size()) fail(name + " = number");
  return value;
}

std::optional<double> XmlElement::length_mm(const std::string& name) const {
  if (const auto mm = number(name + "-mm")) return mm;
  if (const auto pt = number(name + "-pt")) return *pt * mm_per_pt;
  if (const auto twips = number(name + "-twips")) return *twips * mm_per_pt / twips_per_pt;
  return std::nullopt;
}

double XmlElement::length_mm_or(const std::string& name, double otherwise) const {
  return length_mm(name).value_or(otherwise);
}

double XmlElement::required_length_mm(const std::string& name) const {
  const std::optional<double> length = length_mm(name);
  if (!length) fail("attribute " + name + "-mm, " + name + "-pt, " + name + "-twips");
  return *length;
}

std::string XmlElement::content() const {
  return normalized_spaces(taken(xmlNodeGetContent(node_)));
}

void XmlElement::fail(const std::string& expected) const {
  fail_at(file_, node_ == nullptr ? 0 : xmlGetLineNo(node_),
          (node_ == nullptr ? "" : "<" + std::string(name()) + ">: ") + expected);
}

}  // namespace hoso::typeset
