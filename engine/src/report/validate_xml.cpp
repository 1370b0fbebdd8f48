#include <fmt/format.h>

#include <hoso/dossier_xml.hpp>
#include <hoso/error.hpp>

#include "xml/schema.hpp"

namespace hoso {
namespace {

/// libxml2's own messages may repeat a value, which may be a citizen's: they are not passed on.
[[noreturn]] void refuse(const std::string& line, const std::string& detail) {
  throw Error("emit.invalid_xml", {{"line", line}, {"detail", detail}});
}

xml::Document parsed(const std::string& text) {
  try {
    return {text, {"", "emit.invalid_xml"}};
  } catch (const Error& error) {
    refuse(error.arguments().at("line"), "not well-formed");
  }
}

}  // namespace

void validate_xml(const std::string& xml, const std::string& schema_path) {
  const xml::Document document = parsed(xml);
  const auto problem = xml::Schema(std::filesystem::path(schema_path)).first_problem(document);
  if (!problem) return;
  refuse(std::to_string(problem->line),
         fmt::format("element {} breaks schema rule {}", problem->node, problem->rule));
}

}  // namespace hoso
