// What is known of one signature, and what speaks against it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <hoso/finding.hpp>
#include <hoso/message.hpp>

namespace hoso::signing {

/// Of an X.509 certificate. Texts are as certified, not checked further: UTF-8, may hold anything.
struct CertificateFacts {
  std::string name;          ///< common name; else the whole subject
  std::string organisation;  ///< empty = none
  std::string issuer;        ///< common name of who issued it; else its whole name
  std::string serial;        ///< hex, upper case
  std::string key;           ///< "RSA 2048", "EC P-256"
  std::string sha256;        ///< of the certificate, 64 hex digits
  std::chrono::sys_seconds valid_from;  ///< first moment of validity
  std::chrono::sys_seconds valid_to;  ///< last moment of validity
};

/// Of a time stamp (RFC 3161) over a signature.
struct TimeStampFacts {
  std::chrono::sys_seconds time;  ///< that the authority gives
  std::string authority;  ///< name in its certificate
  bool sound = false;     ///< it stamps this signature and verifies; says nothing of trust
  bool trusted = false;   ///< its certificate leads to the trust store
};

/// A reason to doubt or refuse a signature. `code` is one of the message catalogue, "signature.…".
struct SignatureIssue {
  std::string code;  ///< of the message catalogue
  MessageArguments arguments;  ///< of the code's text
};

/// What a PDF gained behind the bytes that a signature covers.
enum class ChangesAfter {
  none,
  signatures,  ///< further signatures, time stamps and what is needed to check them
  content,     ///< anything else
};

/// Half-open, bytes of the file.
struct ByteSpan {
  std::uint64_t begin = 0;  ///< first byte
  std::uint64_t end = 0;  ///< behind the last byte
  friend bool operator==(const ByteSpan&, const ByteSpan&) = default;
};

/// What one signature is worth, and why.
struct SignatureReport {
  std::string format;     ///< "PAdES", "PKCS#7", "XAdES", "XMLDSig", "CAdES", "CMS", "RFC 3161"
  std::string name;       ///< of the PDF's field, or the XML signature's Id; may be empty
  std::string algorithm;  ///< "RSASSA-PSS, SHA-256"; empty = not known
  std::optional<CertificateFacts> signer;  ///< nullopt = its certificate is not there
  std::optional<std::chrono::sys_seconds> claimed_time;  ///< by the signer's own clock; proves nothing
  std::optional<TimeStampFacts> time_stamp;  ///< nullopt = none
  std::vector<ByteSpan> covered;  ///< PDF and detached; XML signatures cover elements
  std::uint64_t bytes_after = 0;  ///< of the file, behind what is covered
  ChangesAfter changes_after = ChangesAfter::none;  ///< of a PDF; none for all others
  std::string reason;  ///< as written in the signature, like the next
  std::string location;  ///< empty = not said
  int page = 0;  ///< where a PDF shows it, from 1; 0 = nowhere
  std::vector<SignatureIssue> issues;  ///< empty = nothing to doubt

  /// One issue more; `code` of the message catalogue.
  void add(std::string_view code, MessageArguments arguments = {}) {
    issues.push_back({std::string(code), std::move(arguments)});
  }
  /// Whether there is an issue of that code.
  [[nodiscard]] bool has(std::string_view code) const;
};

/// How much an issue weighs: blocking = a receiver that checks will refuse; doubtful = some do, or nobody vouches
/// for the signer; advice = good to know. As the message catalogue classes the code.
[[nodiscard]] FindingSeverity severity_of(const SignatureIssue&);
/// The heaviest of a signature's issues; nullopt = there are none.
[[nodiscard]] std::optional<FindingSeverity> worst_of(const SignatureReport&);
/// What the issue says, and what to do about it, in both languages.
[[nodiscard]] LocalizedText message_of(const SignatureIssue&);
/// What to do about it, in both languages.
[[nodiscard]] LocalizedText next_step_of(const SignatureIssue&);

}  // namespace hoso::signing
