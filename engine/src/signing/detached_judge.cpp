// Signatures that lie beside their file: CMS (RFC 5652), CAdES (EN 319 122-1).
#include <hoso/signing/verify.hpp>

#include <openssl/err.h>
#include <openssl/pem.h>

#include <hoso/error.hpp>

#include "signing/cms_judge.hpp"

namespace hoso::signing {
namespace {

CmsPtr from_pem(ByteView text) {
  const BioPtr bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  return CmsPtr(PEM_read_bio_CMS(bio.get(), nullptr, nullptr, nullptr));
}

/// `signature` itself when it is no PEM.
Bytes der_of_signature(ByteView signature) {
  if (!signature.empty() && signature.front() == 0x30) return {signature.begin(), signature.end()};
  const CmsPtr cms = from_pem(signature);
  ERR_clear_error();
  if (!cms) throw Error("input.damaged");
  return der_of(cms.get(), i2d_CMS_ContentInfo);
}

}  // namespace

std::vector<SignatureReport> detached_signatures(ByteView content, ByteView signature, const Judgement& judgement) {
  const Bytes der = der_of_signature(signature);
  SignatureReport described;
  described.covered = {{0, content.size()}};
  std::vector<SignatureReport> reports = judge_cms({der, {content}, judgement}, described);
  for (SignatureReport& report : reports) report.format = report.has("signature.unbound") ? "CMS" : "CAdES";
  return reports;
}

}  // namespace hoso::signing
