// Chains of certificates, judged.
#pragma once

#include <hoso/signing/verify.hpp>

#include "signing/openssl.hpp"

namespace hoso::signing {

/// The chain that is judged. Views; outlive the call.
struct ChainRequest {
  X509* leaf = nullptr;
  STACK_OF(X509) * others = nullptr;  ///< that came with the signature; null = none
  const Judgement& judgement;
  std::chrono::sys_seconds at;  ///< when the certificates must have been valid
  bool time_proven = false;     ///< `at` is a trusted time stamp's: what happened later does not count
  bool stamps_time = false;     ///< of a time-stamping authority
};

/// Adds "signature.…" issues of chain, validity and revocation. True = the chain leads to the trust store and
/// nothing is wrong with it.
bool judge_chain(const ChainRequest&, SignatureReport&);

/// Key usage and chain of a document's signer, at the time that a trusted stamp of the report proves, else now.
void judge_signer(X509* leaf, STACK_OF(X509) * others, const Judgement&, SignatureReport&);

}  // namespace hoso::signing
