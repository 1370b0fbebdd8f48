// One CMS signature over bytes that lie outside of it.
#pragma once

#include <hoso/signing/verify.hpp>

#include "signing/openssl.hpp"

namespace hoso::signing {

/// Views; outlive the call.
struct CmsEvidence {
  ByteView der;                   ///< exactly one ContentInfo
  std::vector<ByteView> content;  ///< what it should be about, one behind the other
  const Judgement& judgement;
  /// PAdES: one signer, and the time stands in the PDF instead of among the attributes.
  bool in_pdf = false;
};

/// One report per signer; a single one with "signature.damaged" when there is none or this is no CMS signature.
/// `described` is what is known already; the reports start as its copies.
[[nodiscard]] std::vector<SignatureReport> judge_cms(const CmsEvidence&, const SignatureReport& described);

/// The token that an "RFC 3161" signature field of a PDF holds.
[[nodiscard]] SignatureReport judge_document_time_stamp(const CmsEvidence&, SignatureReport described);

}  // namespace hoso::signing
