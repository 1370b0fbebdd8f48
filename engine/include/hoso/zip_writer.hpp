// A zip file (PKWARE APPNOTE 6.3) whose bytes depend on nothing but its contents and a given time.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace hoso {

/// How an entry is packed, by its number in the file format (APPNOTE 4.4.5).
enum class ZipMethod : std::uint16_t { stored = 0, deflated = 8 };

/// Writes into memory. Written here because libarchive puts *local* time into the DOS date, which
/// only a process-wide TZ changes; and another thread may be reading the environment. Checked
/// against libarchive's reader and `unzip` by the tests. One thread. No zip64: add() throws
/// Error("emit.package_too_large") where sizes or offsets pass 4 GiB or entries 65 535.
class ZipWriter {
 public:
  /// `modified`: time of every entry, written as UTC; before 1980 it becomes 1980-01-01.
  explicit ZipWriter(std::chrono::sys_seconds modified);

  /// `name`: UTF-8, '/' separated, relative.
  void add(std::string_view name, std::span<const std::uint8_t> bytes, ZipMethod method);

  /// The whole file; nothing may be added afterwards.
  [[nodiscard]] std::vector<std::uint8_t> finish() &&;

 private:
  std::uint32_t modified_unix_;
  std::uint32_t modified_dos_;
  std::uint16_t entries_ = 0;
  std::vector<std::uint8_t> bytes_;
  std::vector<std::uint8_t> directory_;
};

}  // namespace hoso
