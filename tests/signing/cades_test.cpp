#include <gmock/gmock.h>

#include <random>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/signing/cms.hpp>

#include "key_ring.hpp"

namespace hoso::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Bytes content = to_bytes("manifest\n");

Bytes signature_by(const std::string& key, bool pkcs1 = false) {
  const auto signer = KeyRing::shared().signer(key);
  return signing::cms_signature(
      {{content}, *signer, signing::scheme_for(*signer, pkcs1), nullptr, KeyRing::shared().judgement().now});
}

std::vector<std::string> faults(const Bytes& bytes, const Bytes& signature) {
  try {
    return blocking(signing::detached_signatures(bytes, signature, KeyRing::shared().judgement()));
  } catch (const Error& error) {
    return {error.code()};
  }
}

TEST(Cades, IsTakenByUsAndByOpenssl) {
  const auto& ring = KeyRing::shared();
  write_file(ring.path("content"), content);
  for (const auto& [key, pkcs1] : {std::pair{"rsa", false}, {"rsa", true}, {"ec", false}}) {
    const Bytes signature = signature_by(key, pkcs1);
    EXPECT_THAT(faults(content, signature), IsEmpty());
    write_file(ring.path("content.p7s"), signature);
    const auto seen =
        shell(fmt::format("cd '{}' && openssl cms -verify -cades -binary -inform DER -in content.p7s "
                          "-content content -CAfile ca.pem -out /dev/null",
                          ring.folder().string()));
    EXPECT_EQ(seen.exit_code, 0) << key << seen.output;
    EXPECT_THAT(seen.output, HasSubstr("CAdES Verification successful"));
  }
}

TEST(Cades, OpensslsOwnSignatureIsTaken) {
  const auto& ring = KeyRing::shared();
  write_file(ring.path("content"), content);
  const auto made =
      shell(fmt::format("cd '{}' && openssl cms -sign -cades -binary -in content -signer ec.pem -inkey ec.key "
                        "-outform PEM -md sha256 -nosmimecap -out other.p7s",
                        ring.folder().string()));
  ASSERT_EQ(made.exit_code, 0) << made.output;
  EXPECT_THAT(faults(content, bytes_of_file(ring.path("other.p7s"))), IsEmpty());
}

TEST(Cades, OtherContentIsAltered) {
  EXPECT_THAT(faults(to_bytes("manifest"), signature_by("ec")), ElementsAre("signature.altered"));
}

/// Also in what no signature covers: each byte of a signature says something or must not be there.
TEST(Cades, OneFlippedByteOfTheSignatureIsFound) {
  for (const char* key : {"rsa", "ec"}) {
    const Bytes good = signature_by(key);
    for (std::size_t at = 0; at < good.size(); ++at) {
      Bytes bad = good;
      bad[at] ^= static_cast<std::uint8_t>(1U << (at % 8));
      EXPECT_THAT(faults(content, bad), Not(IsEmpty())) << key << ": byte " << at << " of " << good.size();
    }
  }
}

}  // namespace
}  // namespace hoso::test
