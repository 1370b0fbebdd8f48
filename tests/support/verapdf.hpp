// veraPDF, the reference validator of PDF/A, when it was fetched (tests/support/fetch_verapdf).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace hoso::test {

/// What veraPDF prints for `pdf` against `flavour` ("2u", "2a", "ua1"): "PASS …" or "FAIL …" with the rules.
/// nullopt = it or java is not here.
[[nodiscard]] std::optional<std::string> verapdf_verdict(std::span<const std::uint8_t> pdf,
                                                         const std::string& flavour = "2u");

}  // namespace hoso::test
