// The two documented orders of calls.
#pragma once

#include "portal/submit.hpp"

namespace hoso::portal {

/// What both work with. Views; live as long as the call.
struct SequenceParts {
  const PackageFiles& package;
  const SubmitTerms& terms;
  HttpClient& http;
  Caller& caller;
  DeliveryFile& state;
};

/// Authenticate, (TraCuuHoSo,) DongBoHoSoMC, CapNhatTienDoHoSoMC.
[[nodiscard]] Submitted classic_sequence(const SequenceParts&);
/// Token, GetNextValue, UploadFile…, CreateDossier, CapNhatTienTrinh, CapNhatTrangThai.
[[nodiscard]] Submitted create_sequence(const SequenceParts&);

/// A payload of the package. Throws Error("submit.missing_payload"), "portal.bad_payload" for one that breaks its
/// schema.
[[nodiscard]] Json payload_of(const SequenceParts&, std::string_view kind);
[[nodiscard]] bool has_payload(const SequenceParts&, std::string_view kind);

/// A reply's code as it may be shown: digits and a few letters; anything longer or odder is "?".
[[nodiscard]] std::string shown_code(const Json& code);

/// The text at a path of names and indexes in `json`, numbers included; empty when it is not there.
[[nodiscard]] std::string text_in(const Json& json, std::string_view pointer);

}  // namespace hoso::portal
