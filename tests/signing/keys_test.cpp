// Where keys come from: files, tokens; and who says when.
#include <gmock/gmock.h>

#include <dlfcn.h>
#include <sys/stat.h>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/signing/cms.hpp>

#include "key_ring.hpp"

namespace hoso::test {
namespace {

using testing::IsEmpty;

template <class Work>
std::string code_of(const Work& work) {
  try {
    static_cast<void>(work());
  } catch (const Error& error) {
    return error.code();
  }
  return "";
}

TEST(Keys, FilesAreOpenedByTheirPassphraseOnly) {
  const Bytes file = bytes_of_file(KeyRing::shared().path("ec.p12"));
  EXPECT_EQ(code_of([&] { return signing::pkcs12_signer(file, signing::Secret(passphrase)); }), "");
  EXPECT_EQ(code_of([&] { return signing::pkcs12_signer(file, signing::Secret("sai")); }), "key.bad_pin");
  EXPECT_EQ(code_of([&] { return signing::pkcs12_signer(to_bytes("x"), signing::Secret("sai")); }), "key.unreadable");
  EXPECT_EQ(code_of([&] { return KeyRing::shared().signer("weak"); }), "key.unusable");
}

TEST(Keys, AddressesOfTokens) {
  const auto key = signing::token_key("pkcs11:token=K%C3%BD%20s%E1%BB%91;object=ha;type=private?pin-source=x", "/m.so");
  EXPECT_EQ(key.token, "Ký số");
  EXPECT_EQ(key.object, "ha");
  EXPECT_EQ(code_of([] { return signing::token_key("file:/x", "/m.so"); }), "key.not_found");
}

/// A software token, made for the test.
class Token {
 public:
  static constexpr const char* module = "/usr/lib/softhsm/libsofthsm2.so";

  [[nodiscard]] static bool is_installed() {
    return has_program("softhsm2-util") && has_program("pkcs11-tool") && std::filesystem::exists(module);
  }

  explicit Token(const std::string& key) {
    const auto& ring = KeyRing::shared();
    folder_.write("softhsm2.conf", fmt::format("directories.tokendir = {}\n", folder_.path().string()));
    ::setenv("SOFTHSM2_CONF", (folder_.path() / "softhsm2.conf").c_str(), 1);
    const auto made =
        shell(fmt::format("cd '{0}' && softhsm2-util --init-token --free --label thu --pin 1234 --so-pin 123456 && "
                          "openssl pkcs8 -topk8 -nocrypt -in '{1}/{2}.key' -out key.pk8 && "
                          "softhsm2-util --import key.pk8 --token thu --label ha --id 0a --pin 1234 && "
                          "openssl x509 -in '{1}/{2}.pem' -outform DER -out cert.der && "
                          "pkcs11-tool --module {3} --token-label thu --login --pin 1234 --write-object cert.der "
                          "--type cert --id 0a --label ha",
                          folder_.path().string(), ring.folder().string(), key, module));
    EXPECT_EQ(made.exit_code, 0) << made.output;
  }

 private:
  testing_support::TestFolder folder_;
};

TEST(Keys, TokensSignWithoutGivingTheirKeyAway) {
  if (!Token::is_installed()) GTEST_SKIP() << "softhsm2 or opensc is not installed";
  const Bytes content = to_bytes("x");
  for (const char* key : {"rsa", "ec"}) {
    const Token token(key);
    const auto signer =
        signing::token_signer(signing::token_key("pkcs11:token=thu;object=ha", Token::module), signing::Secret("1234"));
    const Bytes signature =
        signing::cms_signature({{content}, *signer, signing::scheme_for(*signer, false), nullptr, {}});
    EXPECT_THAT(blocking(signing::detached_signatures(content, signature, KeyRing::shared().judgement())), IsEmpty())
        << key;
  }
}

TEST(Keys, WithoutADriverP11KitFindsTheToken) {
  if (!Token::is_installed()) GTEST_SKIP() << "softhsm2 or opensc is not installed";
  void* const proxy = ::dlopen("p11-kit-proxy.so", RTLD_LAZY | RTLD_LOCAL);
  if (!proxy) GTEST_SKIP() << "p11-kit-modules is not installed";
  ::dlclose(proxy);
  const Token token("ec");
  const testing_support::TestFolder folder;
  const auto file = folder.write("file.txt", "x");
  const auto pin = folder.write("pin", "1234\n");
  ::chmod(pin.c_str(), S_IRUSR);
  const auto made = testing_support::run_command(HOSO_COMMAND, {"sign", file.string(), "--pin-file", pin.string(),
                                                                "--token", "pkcs11:token=thu;object=ha"});
  EXPECT_EQ(made.exit_code, 0) << made.err;
  const Bytes signature = bytes_of_file(file.string() + ".p7s");
  EXPECT_THAT(blocking(signing::detached_signatures(to_bytes("x"), signature, KeyRing::shared().judgement())),
              IsEmpty());
}

TEST(Keys, TokensRefuseWrongPinsAndUnknownKeys) {
  if (!Token::is_installed()) GTEST_SKIP() << "softhsm2 or opensc is not installed";
  const Token token("ec");
  const auto open = [](const char* uri, const char* pin) {
    return code_of([&] { return signing::token_signer(signing::token_key(uri, Token::module), signing::Secret(pin)); });
  };
  EXPECT_EQ(open("pkcs11:token=thu;object=ha", "9999"), "key.bad_pin");
  EXPECT_EQ(open("pkcs11:token=khac", "1234"), "key.not_found");
  EXPECT_EQ(open("pkcs11:token=thu;object=khac", "1234"), "key.not_found");
  EXPECT_EQ(code_of([] {
              return signing::token_signer({"/no/such.so", "", ""}, signing::Secret("1"));
            }),
            "key.unreadable");
}

}  // namespace
}  // namespace hoso::test
