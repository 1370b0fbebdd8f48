// The classic synchronisation with the national portal's adapter: DongBoHoSoMC and CapNhatTienDoHoSoMC.
//
// Field names, that every value is a string, and the codes are as two systems in service have them (docs/portal.md);
// the portal's own specification (v1.4.24) was not seen.
#pragma once

#include <string>

#include "json_schema/json_schema.hpp"
#include "portal/submission.hpp"

namespace hoso::portal {

using json_schema::Json;

/// {"service":"DongBoHoSoMC","isUpdating":"False","data":[…]}.
[[nodiscard]] Json sync_payload(const Submission&);

/// {"service":"CapNhatTienDoHoSoMC","data":[…]}; one step, of the officer that the facts name.
[[nodiscard]] Json progress_payload(const Submission&);

/// The dossier of a sync_payload() as XML, one element per field, lists as repeated elements.
[[nodiscard]] std::string sync_xml(const Json& sync_payload);

}  // namespace hoso::portal
