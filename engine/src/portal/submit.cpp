#include "portal/submit.hpp"

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/sha256.hpp>

#include "portal/call_sequences.hpp"

namespace hoso::portal {

std::string delivery_digest(const PackageFiles& package) {
  std::string list;
  for (const auto& [path, bytes] : package) {
    const bool counts = path.ends_with(".pdf") || path.starts_with("portal/");
    if (counts) list.append(fmt::format("{} {}\n", sha256_hex(bytes), path));
  }
  return sha256_hex(std::span(reinterpret_cast<const std::uint8_t*>(list.data()), list.size()));
}

Submitted submit(const PackageFiles& package, const SubmitTerms& terms) {
  HttpClient http(terms.url, terms.account);
  DeliveryFile state(terms.state, delivery_digest(package), terms.url);
  if (terms.resend && state.delivery.creation == Creation::sent) {
    state.delivery.creation = Creation::none;
    state.save();
  }
  Caller caller(http, terms.account.patience, terms.wait);
  const SequenceParts parts{package, terms, http, caller, state};
  if (terms.account.calls == CallSequence::classic) return classic_sequence(parts);
  return create_sequence(parts);
}

}  // namespace hoso::portal
