#include "xml/document.hpp"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <charconv>
#include <fstream>
#include <iterator>

#include <hoso/error.hpp>

#include "xml/library.hpp"

namespace hoso::xml {
namespace {

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

constexpr int document_type_seen = 1;

/// Called at "<!DOCTYPE name": before any declaration in it was read.
void refuse_document_type(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  *static_cast<int*>(parser->_private) = document_type_seen;
  xmlStopParser(parser);
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

int depth_of(const xmlNode* node) {
  int depth = 0;
  for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) ++depth;
  return depth;
}

const xmlNode* next_in_document(const xmlNode* node) {
  if (node->children && node->type == XML_ELEMENT_NODE) return node->children;
  while (node && !node->next) node = node->parent;
  return node ? node->next : nullptr;
}

/// Line of the first element that lies too deep; 0 = none. libxml2's own bound is 256.
int too_deep_line(const xmlNode* root) {
  for (const xmlNode* node = root; node; node = next_in_document(node)) {
    if (node->type == XML_ELEMENT_NODE && depth_of(node) > max_depth) {
      return static_cast<int>(xmlGetLineNo(node));
    }
  }
  return 0;
}

xmlDoc* parse(std::string_view text, const Origin& origin) {
  start_library();
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(xmlNewParserCtxt());
  int refused = 0;
  parser->_private = &refused;
  parser->sax->internalSubset = refuse_document_type;
  xmlDoc* tree = xmlCtxtReadMemory(
      parser.get(), text.data(), static_cast<int>(text.size()), origin.file.c_str(), nullptr,
      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES);
  if (refused == document_type_seen) {
    xmlFreeDoc(tree);
    fail(origin, parser->input ? parser->input->line : 1, "no DOCTYPE",
         "document types and entities are not accepted");
  }
  if (tree) return tree;
  const xmlError* error = xmlCtxtGetLastError(parser.get());
  fail(origin, error ? error->line : 0, "well-formed XML",
       error && error->message ? trimmed(error->message) : "the file is no XML");
}

}  // namespace

void fail(const Origin& origin, int line, const std::string& expected, const std::string& detail) {
  throw Error(origin.error_code, {{"file", origin.file},
                                  {"line", std::to_string(line)},
                                  {"expected", expected},
                                  {"detail", detail}});
}

std::string_view Element::name() const { return reinterpret_cast<const char*>(node_->name); }

int Element::line() const { return static_cast<int>(xmlGetLineNo(node_)); }

bool Element::has(const char* attribute) const {
  return xmlHasProp(node_, reinterpret_cast<const xmlChar*>(attribute)) != nullptr;
}

namespace {

std::string taken(xmlChar* value) {
  if (!value) return {};
  std::string text = trimmed(reinterpret_cast<const char*>(value));
  xmlFree(value);
  return text;
}

}  // namespace

std::string Element::attribute(const char* name) const {
  return taken(xmlGetNoNsProp(node_, reinterpret_cast<const xmlChar*>(name)));
}

std::string Element::attribute_of(const char* name_space, const char* name) const {
  return taken(
      xmlGetNsProp(node_, reinterpret_cast<const xmlChar*>(name), reinterpret_cast<const xmlChar*>(name_space)));
}

double Element::number(const char* name) const {
  const std::string digits = attribute(name);
  double number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

bool Element::boolean(const char* name) const {
  const std::string text = attribute(name);
  return text == "true" || text == "1";
}

int Element::integer(const char* name) const { return static_cast<int>(number(name)); }

std::string Element::text() const {
  xmlChar* content = xmlNodeGetContent(node_);
  if (!content) return {};
  std::string text;
  for (const char* at = reinterpret_cast<const char*>(content); *at; ++at) {
    const bool blank = *at == ' ' || *at == '\t' || *at == '\r' || *at == '\n';
    if (!blank) text += *at;
    else if (!text.empty() && text.back() != ' ') text += ' ';
  }
  xmlFree(content);
  return trimmed(text);
}

std::vector<Element> Element::children() const {
  std::vector<Element> elements;
  for (const xmlNode* node = node_->children; node; node = node->next) {
    if (node->type == XML_ELEMENT_NODE) elements.emplace_back(node);
  }
  return elements;
}

std::vector<Element> Element::children(std::string_view name) const {
  std::vector<Element> named;
  for (const Element& element : children()) {
    if (element.name() == name) named.push_back(element);
  }
  return named;
}

std::optional<Element> Element::child(std::string_view name) const {
  for (const Element& element : children()) {
    if (element.name() == name) return element;
  }
  return std::nullopt;
}

std::vector<ContentPiece> Element::content() const {
  std::vector<ContentPiece> pieces;
  for (const xmlNode* node = node_->children; node; node = node->next) {
    if (node->type == XML_ELEMENT_NODE) pieces.push_back({{}, Element(node)});
    const bool text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    if (text) pieces.push_back({reinterpret_cast<const char*>(node->content), std::nullopt});
  }
  return pieces;
}

Document Document::read(const std::filesystem::path& file, const std::string& error_code) {
  Origin origin{file.string(), error_code};
  std::ifstream stream(file, std::ios::binary);
  if (!stream) fail(origin, 0, "a readable file", "the file could not be opened");
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  return {text, std::move(origin)};
}

Document::Document(std::string_view text, Origin origin) : origin_(std::move(origin)) {
  if (text.size() > max_bytes) {
    fail(origin_, 0, "at most " + std::to_string(max_bytes >> 20) + " MiB",
         "the file is too large");
  }
  tree_.reset(parse(text, origin_));
  if (const int line = too_deep_line(xmlDocGetRootElement(tree_.get())); line > 0) {
    fail(origin_, line, "at most " + std::to_string(max_depth) + " nested elements",
         "the elements are nested too deeply");
  }
}

}  // namespace hoso::xml
