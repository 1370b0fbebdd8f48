// Keys and certificates of nobody, made by openssl for one test program and gone with it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <hoso/signing/keys.hpp>
#include <hoso/signing/verify.hpp>

#include "support/hoso_command.hpp"

namespace hoso::test {

using Bytes = std::vector<std::uint8_t>;

inline constexpr const char* passphrase = "bi-mat-1";

class KeyRing {
 public:
  /// The same for every test of a program.
  static const KeyRing& shared();

  [[nodiscard]] std::filesystem::path path(const std::string& name) const { return folder_.path() / name; }
  [[nodiscard]] const std::filesystem::path folder() const { return folder_.path(); }
  /// "rsa", "ec": good ones; "weak": RSA 1024; "expired"; "encipher": not for signing; "revoked".
  [[nodiscard]] std::unique_ptr<Signer> signer(const std::string& name) const;
  /// Of the test's own authority, with a list of what it revoked.
  [[nodiscard]] const signing::TrustStore& trust() const { return *trust_; }
  [[nodiscard]] signing::Judgement judgement() const;

  KeyRing();

 private:
  void make_authority() const;
  void make(const std::string& name, const std::string& key, const std::string& usage, const std::string& more) const;

  testing_support::TestFolder folder_;
  std::unique_ptr<signing::TrustStore> trust_;
};

/// Runs `command` in a shell. Output and errors together.
struct ShellResult {
  int exit_code;
  std::string output;
};
[[nodiscard]] ShellResult shell(const std::string& command);
[[nodiscard]] bool has_program(const std::string& name);

[[nodiscard]] Bytes bytes_of_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, const Bytes& bytes);
[[nodiscard]] Bytes to_bytes(std::string_view text);

/// Codes of the issues that make a receiver refuse.
[[nodiscard]] std::vector<std::string> blocking(const std::vector<signing::SignatureReport>&);
/// Codes of all issues.
[[nodiscard]] std::vector<std::string> codes(const std::vector<signing::SignatureReport>&);

}  // namespace hoso::test
