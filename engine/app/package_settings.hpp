// What the user asked of packages and signatures.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace hoso::app {

/// What `hoso pack` makes, and `hoso verify` and `hoso signatures` judge by.
struct PackSettings {
  std::string profile;
  bool list = false;                           ///< the profiles there are
  bool as_folder = false;                      ///< instead of a zip
  std::optional<std::filesystem::path> facts;  ///< what the officer knows, JSON
  std::string code;                            ///< of the dossier; empty = in the facts, or a local one
  std::string redact;                          ///< name in templates/redaction; empty = nothing is hidden
};

/// What `hoso sign` does.
struct SignSettings {
  std::string form;                                ///< "pades", "xades", "cades"; empty = by the file
  std::optional<std::filesystem::path> key;        ///< PKCS#12
  std::string token;                               ///< URI of a key on a token, RFC 7512
  std::optional<std::filesystem::path> module;     ///< PKCS#11 driver of the token
  std::optional<std::filesystem::path> pin_file;   ///< "-" = standard input; none = asked for
  std::string time_stamp;                          ///< URL of a time-stamping authority; empty = none
  bool pkcs1 = false;                              ///< RSA padding of before 2025
  bool visible = false;                            ///< a PDF's signature is shown on page 1
  std::string copy_kind;                           ///< what the visible signature calls the copy
  std::string organisation;                        ///< of the visible signature; empty = the certificate's
  std::optional<std::filesystem::path> hand_over;  ///< folder for the officer's own tool
  std::optional<std::filesystem::path> take_back;  ///< what came back from it
  std::optional<std::filesystem::path> content;    ///< what a detached signature is about
  std::optional<std::filesystem::path> trust;      ///< folder of trusted certificates
};

}  // namespace hoso::app
