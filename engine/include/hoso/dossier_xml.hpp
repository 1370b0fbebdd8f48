// dossier.xml: the one machine-readable form of a dossier (schema: templates/schema/dossier.xsd).
#pragma once

#include <string>

#include <hoso/dossier.hpp>

namespace hoso {

/// UTF-8 with declaration, indented, stable order: equal dossiers give equal bytes.
[[nodiscard]] std::string dossier_xml(const Dossier&);

/// Checks `xml` against an XSD file with libxml2. Throws Error("emit.invalid_xml") with the first
/// complaint's line; the value itself is not repeated.
void validate_xml(const std::string& xml, const std::string& schema_path);

/// "2026-11-25T02:03:00Z".
[[nodiscard]] std::string iso_utc(std::int64_t seconds_since_1970);

}  // namespace hoso
