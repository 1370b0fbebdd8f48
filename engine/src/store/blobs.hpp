// Files by their content: each is there once, whole, whatever ends the program.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "store/vault.hpp"

namespace hoso::store {

/// A folder of files named after what is in them. Any thread, any number of processes.
class Blobs {
 public:
  /// `folder` is there; `scratch` is on the same file system.
  Blobs(std::filesystem::path folder, std::filesystem::path scratch, Vault vault);

  /// On the disk when it returns; gives the SHA-256 of `bytes`, lower-case hex. The same bytes again cost a look only.
  /// Throws Error "output.not_written".
  std::string put(std::span<const std::uint8_t> bytes) const;
  /// Throws Error "store.file_missing", and "store.damaged" when they are no longer the bytes that were put.
  [[nodiscard]] Bytes get(const std::string& sha256) const;
  [[nodiscard]] bool has(const std::string& sha256) const;
  /// Overwrites the file once with zeros before it goes (flash memory may keep older copies: docs/store.md).
  void erase(const std::string& sha256) const;
  /// Where the bytes lie. Sealed when the vault seals.
  [[nodiscard]] std::filesystem::path place_of(const std::string& sha256) const;
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
  std::filesystem::path scratch_;
  Vault vault_;
};

/// Overwrites a file once with zeros and removes it. Nothing happens when it is not there.
void erase_file(const std::filesystem::path& file);

}  // namespace hoso::store
