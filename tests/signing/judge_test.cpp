// Why a receiver would refuse: one signature for each reason.
#include <gmock/gmock.h>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/signing/cms.hpp>

#include "key_ring.hpp"

namespace hoso::test {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

const Bytes content = to_bytes("nội dung\n");

/// By openssl itself: hoso refuses to sign with most of these keys.
Bytes openssl_signature(const std::string& key, const std::string& more = "-md sha256 -cades") {
  const auto& ring = KeyRing::shared();
  write_file(ring.path("judged"), content);
  const auto made =
      shell(fmt::format("cd '{0}' && openssl cms -sign -binary -in judged -signer {1}.pem -inkey {1}.key {2} "
                        "-outform DER -nosmimecap -out {1}.p7s",
                        ring.folder().string(), key, more));
  EXPECT_EQ(made.exit_code, 0) << made.output;
  return bytes_of_file(ring.path(key + ".p7s"));
}

std::vector<std::string> issues(const Bytes& signature, const signing::Judgement& judgement) {
  return codes(signing::detached_signatures(content, signature, judgement));
}

std::vector<std::string> issues(const Bytes& signature) { return issues(signature, KeyRing::shared().judgement()); }

TEST(Judge, AGoodOneHasNothingButAdvice) {
  const auto reports = signing::detached_signatures(content, openssl_signature("ec"), KeyRing::shared().judgement());
  EXPECT_THAT(blocking(reports), IsEmpty());
  EXPECT_THAT(codes(reports), Not(Contains("signature.untrusted")));
  EXPECT_THAT(codes(reports), Not(Contains("signature.revocation_unknown")));
}

TEST(Judge, WeakKeysAndDigests) {
  EXPECT_THAT(issues(openssl_signature("weak")), Contains("signature.weak"));
  EXPECT_THAT(issues(openssl_signature("rsa", "-md sha1")), Contains("signature.weak"));
}

TEST(Judge, CertificatesOutOfTime) {
  EXPECT_THAT(issues(openssl_signature("expired")), Contains("signature.expired"));
  signing::Judgement early = KeyRing::shared().judgement();
  early.now -= std::chrono::hours(24 * 400);
  EXPECT_THAT(issues(openssl_signature("ec"), early), Contains("signature.not_yet_valid"));
}

TEST(Judge, CertificatesForOtherThings) {
  EXPECT_THAT(issues(openssl_signature("encipher")), Contains("signature.key_usage"));
}

TEST(Judge, RevokedCertificates) { EXPECT_THAT(issues(openssl_signature("revoked")), Contains("signature.revoked")); }

TEST(Judge, NobodyKnownVouches) {
  const auto& ring = KeyRing::shared();
  const auto other =
      shell(fmt::format("cd '{}' && mkdir -p other && openssl req -x509 -newkey rsa:2048 -nodes -keyout o.key "
                        "-out other/o.pem -subj /CN=other",
                        ring.folder().string()));
  ASSERT_EQ(other.exit_code, 0) << other.output;
  const auto store = signing::TrustStore::read(ring.path("other"));
  signing::Judgement judgement = ring.judgement();
  judgement.trust = &store;
  EXPECT_THAT(issues(openssl_signature("ec"), judgement), Contains("signature.untrusted"));
  judgement.trust = nullptr;
  EXPECT_THAT(issues(openssl_signature("ec"), judgement), Contains("signature.trust_unchecked"));
}

TEST(Judge, NotBoundToItsCertificate) {
  EXPECT_THAT(issues(openssl_signature("ec", "-md sha256")), Contains("signature.unbound"));
}

TEST(Judge, TrustFoldersAreReadOrRefused) {
  const auto& ring = KeyRing::shared();
  const auto code_of = [&](const char* name) -> std::string {
    try {
      static_cast<void>(signing::TrustStore::read(ring.path(name)));
    } catch (const Error& error) {
      return error.code();
    }
    return "";
  };
  ASSERT_EQ(
      shell(fmt::format("cd '{}' && mkdir -p empty broken && echo x > broken/a.pem", ring.folder().string())).exit_code,
      0);
  EXPECT_EQ(code_of("absent"), "trust.unreadable");
  EXPECT_EQ(code_of("empty"), "trust.unreadable");
  EXPECT_EQ(code_of("broken"), "trust.unreadable");
  EXPECT_EQ(code_of("trust"), "");
}

}  // namespace
}  // namespace hoso::test
