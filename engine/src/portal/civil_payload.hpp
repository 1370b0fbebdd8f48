// The joint services for births and deaths: what the one-stop system hands to the civil registry's software.
#pragma once

#include <hoso/places.hpp>

#include "json_schema/json_schema.hpp"
#include "portal/submission.hpp"

namespace hoso::portal {

using json_schema::Json;

/// The envelope with {"hoTich":{…}} as text in "data", from the fields of khai_sinh. Codes of sex, residence, identity
/// papers and kinds of registration are those of programs that fill the registry's tables (docs/portal.md). Files are
/// listed by name; their base64 text is added by who hands the payload over, as they lie beside it in the package.
/// `places` gives the codes of addresses; null = they stay empty.
[[nodiscard]] Json birth_payload(const Submission&, const Places* places);

/// The same from khai_tu.
[[nodiscard]] Json death_payload(const Submission&, const Places* places);

/// The {"hoTich":{…}} inside an envelope. Throws Error("portal.bad_payload").
[[nodiscard]] Json civil_record(const Json& envelope);

}  // namespace hoso::portal
