// dossier.xml without its hidden values.
#pragma once

#include "packaging/redaction.hpp"

namespace hoso::packaging {

/// Values and raw texts of hidden fields are masked, evidence is left out, names of input files become numbers, and
/// every other text that holds a hidden value has it masked. The result keeps the schema; a signature of the original
/// is left out, as it would not hold.
[[nodiscard]] Bytes redacted_xml(std::span<const std::uint8_t> xml, const Redaction&);

}  // namespace hoso::packaging
