// XML Schema 1.0 checks by libxml2.
#pragma once

#include <libxml/xmlschemas.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "xml/document.hpp"

namespace hoso::xml {

/// The first place where a document breaks its schema.
struct SchemaProblem {
  int line = 0;
  int rule = 0;          ///< libxml2's number of the broken rule, XML_SCHEMAV_…
  std::string node;      ///< element or attribute concerned
  std::string message;   ///< libxml2's own; may repeat a value of the document
  std::string expected;  ///< taken from `message`; empty = it does not say
};

/// A compiled schema. Used by one thread at a time.
class Schema {
 public:
  /// Throws std::logic_error when `xsd` is no schema: the schemas are ours.
  explicit Schema(std::string_view xsd);
  explicit Schema(const std::filesystem::path& xsd_file);

  [[nodiscard]] std::optional<SchemaProblem> first_problem(const Document&) const;
  /// Throws Error(document.origin().error_code) with file, line and what was expected.
  void require(const Document&) const;

 private:
  struct Free {
    void operator()(xmlSchema* schema) const { xmlSchemaFree(schema); }
  };
  std::unique_ptr<xmlSchema, Free> schema_;
};

}  // namespace hoso::xml
