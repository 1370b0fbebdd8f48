// Whether signatures hold: intact, by whom, when, over what, and why a receiver would refuse them.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

#include <hoso/signing/pdf_fields.hpp>
#include <hoso/signing/report.hpp>
#include <hoso/signing/trust_store.hpp>

namespace hoso::signing {

/// Against what signers are judged. Views; outlive the call.
struct Judgement {
  std::chrono::sys_seconds now;  ///< the moment at which signers are judged
  const TrustStore* trust = nullptr;  ///< null = who issued a certificate is not judged
};

// All of these give one report per signature, never throw for what is wrong with one (that is an issue), and may
// be called by any thread.

/// PAdES, PKCS#7 and document time stamps. `fields` tells where they are; what it says about bytes is checked
/// against `pdf`, so a wrong list cannot make a signature good.
[[nodiscard]] std::vector<SignatureReport> pdf_signatures(std::span<const std::uint8_t> pdf,
                                                          const std::vector<PdfSignatureField>& fields,
                                                          const Judgement&);

/// XMLDSig and XAdES inside of a document. References to other files, and transforms other than canonicalisation
/// and enveloped-signature, are refused. Throws Error "input.damaged" for what is no XML.
[[nodiscard]] std::vector<SignatureReport> xml_signatures(std::span<const std::uint8_t> xml, const Judgement&);

/// CAdES and CMS signatures (DER or PEM) beside the file they are about. Throws Error "input.damaged" for what
/// is no CMS.
[[nodiscard]] std::vector<SignatureReport> detached_signatures(std::span<const std::uint8_t> content,
                                                               std::span<const std::uint8_t> signature,
                                                               const Judgement&);

}  // namespace hoso::signing
