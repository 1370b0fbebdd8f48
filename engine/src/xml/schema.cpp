#include "xml/schema.hpp"

#include <stdexcept>

#include "xml/library.hpp"

namespace hoso::xml {
namespace {

struct FreeParser {
  void operator()(xmlSchemaParserCtxt* parser) const { xmlSchemaFreeParserCtxt(parser); }
};
struct FreeValidation {
  void operator()(xmlSchemaValidCtxt* validation) const { xmlSchemaFreeValidCtxt(validation); }
};

void ignore(void*, xmlErrorPtr) {}

xmlSchema* compile(xmlSchemaParserCtxt* parser) {
  const std::unique_ptr<xmlSchemaParserCtxt, FreeParser> owned(parser);
  if (!owned) throw std::logic_error("the XML schema cannot be read");
  xmlSchemaSetParserStructuredErrors(owned.get(), ignore, nullptr);
  xmlSchema* schema = xmlSchemaParse(owned.get());
  if (!schema) throw std::logic_error("the XML schema is not valid");
  return schema;
}

/// "{urn:hoso:form:1}zone" -> "zone": people know their elements by that name.
std::string without_namespaces(std::string text) {
  for (std::size_t open = text.find("{urn:"); open != std::string::npos;
       open = text.find("{urn:", open)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos) break;
    text.erase(open, close - open + 1);
  }
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

/// The allowed part of libxml2's wording.
std::string expectation_in(const std::string& message) {
  for (const std::string opening : {"Expected is ", "element of the set ",
                                    "accepted by the pattern ", "value of the atomic type "}) {
    const std::size_t at = message.find(opening);
    if (at != std::string::npos) return message.substr(at + opening.size());
  }
  const std::size_t required = message.find(" is required but missing");
  if (required == std::string::npos) return {};
  const std::size_t attribute = message.rfind("The attribute ", required);
  return attribute == std::string::npos ? std::string()
                                        : message.substr(attribute + 4, required - attribute - 4);
}

void keep_first(void* kept, xmlErrorPtr error) {
  auto& problem = *static_cast<std::optional<SchemaProblem>*>(kept);
  if (problem) return;
  problem.emplace();
  problem->line = error->line;
  problem->rule = error->code;
  if (const auto* node = static_cast<const xmlNode*>(error->node)) {
    problem->line = static_cast<int>(xmlGetLineNo(node));
    problem->node = reinterpret_cast<const char*>(node->name);
  }
  problem->message = without_namespaces(error->message ? error->message : "");
  problem->expected = expectation_in(problem->message);
}

}  // namespace

Schema::Schema(std::string_view xsd) {
  start_library();
  schema_.reset(compile(xmlSchemaNewMemParserCtxt(xsd.data(), static_cast<int>(xsd.size()))));
}

Schema::Schema(const std::filesystem::path& xsd_file) {
  start_library();
  schema_.reset(compile(xmlSchemaNewParserCtxt(xsd_file.c_str())));
}

std::optional<SchemaProblem> Schema::first_problem(const Document& document) const {
  const std::unique_ptr<xmlSchemaValidCtxt, FreeValidation> validation(
      xmlSchemaNewValidCtxt(schema_.get()));
  std::optional<SchemaProblem> problem;
  xmlSchemaSetValidStructuredErrors(validation.get(), keep_first, &problem);
  const int verdict = xmlSchemaValidateDoc(validation.get(), document.tree());
  if (verdict < 0 && !problem) throw std::runtime_error("libxml2 could not judge the document");
  return problem;
}

void Schema::require(const Document& document) const {
  if (const auto problem = first_problem(document)) {
    fail(document.origin(), problem->line,
         problem->expected.empty() ? "what the schema allows there" : problem->expected,
         problem->message);
  }
}

}  // namespace hoso::xml
