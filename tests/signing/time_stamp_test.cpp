// Level B-T: a time-stamping authority made with openssl, over HTTP.
#include <gmock/gmock.h>

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/signing/cms.hpp>
#include <hoso/signing/pdf.hpp>

#include "made_pdf.hpp"

namespace hoso::test {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* authority_config = R"([tsa]
default_tsa = one
[one]
serial = tsaserial
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
certs = ca.pem
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
)";

/// Runs as long as it lives.
class Authority {
 public:
  explicit Authority(const std::string& mode) {
    const auto& ring = KeyRing::shared();
    write_file(ring.path("tsa.cnf"), to_bytes(authority_config));
    write_file(ring.path("tsaserial"), to_bytes("01\n"));
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    EXPECT_EQ(::pipe(in.data()), 0);
    EXPECT_EQ(::pipe(out.data()), 0);
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(in[0], 0);
      ::dup2(out[1], 1);
      ::close(in[1]);
      ::execlp("python3", "python3", HOSO_TSA_SERVER, ring.folder().c_str(), mode.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    input_ = in[1];
    std::FILE* said = ::fdopen(out[0], "r");
    EXPECT_EQ(std::fscanf(said, "%d", &port_), 1);
    std::fclose(said);
  }
  ~Authority() {
    ::close(input_);
    ::waitpid(child_, nullptr, 0);
  }
  Authority(const Authority&) = delete;
  Authority& operator=(const Authority&) = delete;

  [[nodiscard]] std::string url() const { return fmt::format("http://127.0.0.1:{}/", port_); }

 private:
  pid_t child_ = -1;
  int input_ = -1;
  int port_ = 0;
};

const Bytes content = to_bytes("x");

Bytes stamped(TimeStamper& stamper) {
  const auto signer = KeyRing::shared().signer("ec");
  return signing::cms_signature(
      {{content}, *signer, SignatureScheme::ecdsa, &stamper, KeyRing::shared().judgement().now});
}

TEST(TimeStamp, IsPartOfTheSignatureAndTrusted) {
  const Authority authority("good");
  const auto stamper = signing::time_stamper(authority.url(), 20);
  const auto reports = signing::detached_signatures(content, stamped(*stamper), KeyRing::shared().judgement());
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_THAT(blocking(reports), IsEmpty());
  ASSERT_TRUE(reports[0].time_stamp);
  EXPECT_TRUE(reports[0].time_stamp->sound);
  EXPECT_TRUE(reports[0].time_stamp->trusted);
  EXPECT_THAT(codes(reports), Not(Contains("signature.no_time_stamp")));
}

TEST(TimeStamp, FitsIntoAPdf) {
  const Authority authority("good");
  const auto stamper = signing::time_stamper(authority.url(), 20);
  const auto signer = KeyRing::shared().signer("rsa");
  const Bytes original = made_pdf();
  const Bytes pdf = signing::pdf_with_signature(
      {original, *signer, SignatureScheme::rsa_pss, stamper.get(), KeyRing::shared().judgement().now, {}});
  const auto reports = signing::pdf_signatures(pdf, signing::pdf_signature_fields(pdf), KeyRing::shared().judgement());
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_THAT(blocking(reports), IsEmpty());
  EXPECT_TRUE(reports[0].time_stamp && reports[0].time_stamp->trusted);
}

/// The signer's certificate has run out since; the stamp proves that it had not when it signed.
TEST(TimeStamp, OutlivesTheCertificate) {
  const Authority authority("good");
  const auto stamper = signing::time_stamper(authority.url(), 20);
  signing::Judgement later = KeyRing::shared().judgement();
  later.now += std::chrono::hours(24 * 900);
  const auto with = signing::detached_signatures(content, stamped(*stamper), later);
  EXPECT_THAT(codes(with), Not(Contains("signature.expired")));
  const auto signer = KeyRing::shared().signer("ec");
  const Bytes plain = signing::cms_signature({{content}, *signer, SignatureScheme::ecdsa, nullptr, later.now});
  EXPECT_THAT(codes(signing::detached_signatures(content, plain, later)), Contains("signature.expired"));
}

std::string refusal_of(TimeStamper& stamper) {
  try {
    static_cast<void>(stamped(stamper));
  } catch (const Error& error) {
    return error.code();
  }
  return "";
}

TEST(TimeStamp, BadAnswersAreNoStamps) {
  for (const char* mode : {"error", "garbage"}) {
    const Authority authority(mode);
    EXPECT_EQ(refusal_of(*signing::time_stamper(authority.url(), 20)), "signing.time_stamp_failed") << mode;
  }
  const Authority stale("stale");
  const auto stamper = signing::time_stamper(stale.url(), 20);
  EXPECT_EQ(refusal_of(*stamper), "");
  EXPECT_EQ(refusal_of(*stamper), "signing.time_stamp_failed");
}

TEST(TimeStamp, NobodyThereIsSaid) {
  EXPECT_EQ(refusal_of(*signing::time_stamper("http://127.0.0.1:1/", 5)), "signing.time_stamp_failed");
  EXPECT_EQ(refusal_of(*signing::time_stamper("file:///etc/passwd", 5)), "signing.time_stamp_failed");
}

}  // namespace
}  // namespace hoso::test
