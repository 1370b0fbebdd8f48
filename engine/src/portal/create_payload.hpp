// The newer interface of ministries' portals: CreateDossier and what follows it. One vendor's view of it
// (docs/portal.md): an example, not a rule.
#pragma once

#include <string>

#include "json_schema/json_schema.hpp"
#include "portal/submission.hpp"

namespace hoso::portal {

using json_schema::Json;

/// As it lies in the package: MaHoSo is empty where the receiving system gives the number, IdGiayTo and HashTepTin are
/// empty until the files were handed in, and TenGiayTo is the file's name. Throws Error("portal.bad_fact") for an
/// owner that this interface has no code for.
[[nodiscard]] Json create_payload(const Submission&);

/// CapNhatTienTrinh, the officer's first step; empty ids as above.
[[nodiscard]] Json steps_payload(const Submission&);

}  // namespace hoso::portal
