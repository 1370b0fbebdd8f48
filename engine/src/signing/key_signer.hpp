// Signing with a key that OpenSSL can use, wherever it lies.
#pragma once

#include <memory>

#include <hoso/signing/keys.hpp>

#include "signing/openssl.hpp"

namespace hoso::signing {

/// `session` lives as long as the signer: a token that must stay open. `certificates`: the signer's own first.
/// Throws Error("key.unusable") for a weak key, or one that is not the certificate's.
[[nodiscard]] std::unique_ptr<Signer> key_signer(KeyPtr key, std::vector<Bytes> certificates,
                                                 std::shared_ptr<void> session);

}  // namespace hoso::signing
