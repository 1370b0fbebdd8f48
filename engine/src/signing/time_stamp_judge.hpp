// A time stamp token (RFC 3161) and what it vouches for.
#pragma once

#include <hoso/signing/verify.hpp>

#include "signing/openssl.hpp"

namespace hoso::signing {

/// Of the token in `der` over `content`. Nullopt when it is no token. Issues of the authority's certificate are
/// kept out of the signature's own.
[[nodiscard]] std::optional<TimeStampFacts> judge_time_stamp(ByteView der, const std::vector<ByteView>& content,
                                                             const Judgement&);

/// Puts what is known of the stamp in `token` over `content` into the report, and adds its issues.
void judge_signature_stamp(ByteView token, const std::vector<ByteView>& content, const Judgement&, SignatureReport&);

/// The authority's certificate: the one that signed. Null when it is not among `certificates`.
[[nodiscard]] X509* signer_in(CMS_SignerInfo* signer, STACK_OF(X509) * certificates);

/// Whether the signing-certificate attribute, either version, names `certificate`. It keeps a signature from being
/// claimed for another certificate of the same key (RFC 5035).
[[nodiscard]] bool names_its_certificate(CMS_SignerInfo* signer, X509* certificate, STACK_OF(X509) * others);

}  // namespace hoso::signing
