// Whose certificates are believed: a folder of files.
#pragma once

#include <filesystem>
#include <memory>

namespace hoso::signing {

/// Certificates (PEM or DER: .pem, .crt, .cer, .der) and revocation lists (.crl) of one folder. Who signed his
/// own certificate is an anchor, others are links. Immutable; copies share. May be used by any thread.
class TrustStore {
 public:
  /// Throws Error "trust.unreadable" for a folder that is not there, holds no anchor, or a file that is none of
  /// these.
  [[nodiscard]] static TrustStore read(const std::filesystem::path& folder);

  struct Contents;
  /// For hoso's own judging; lives as long as any copy.
  [[nodiscard]] const Contents& contents() const { return *contents_; }

 private:
  explicit TrustStore(std::shared_ptr<const Contents> contents) : contents_(std::move(contents)) {}
  std::shared_ptr<const Contents> contents_;
};

}  // namespace hoso::signing
