// Memory handed from process to process by descriptor: no file names, nothing on a disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "confine/file_descriptor.hpp"

namespace hoso::confine {

/// Empty and growable. Throws std::system_error. `label` shows in /proc only.
[[nodiscard]] FileDescriptor make_memory_file(const char* label);
/// Holds a copy of `bytes`; nobody can change it any more. Throws std::system_error.
[[nodiscard]] FileDescriptor sealed_memory_file(std::span<const std::uint8_t> bytes);

/// From now on the memory neither changes nor shrinks, whoever else holds it: a reader cannot be
/// tricked after its checks nor killed by a truncated mapping (SIGBUS). Waits for a moment while the
/// memory is busy. false = somebody still has it mapped for writing.
[[nodiscard]] bool seal(const FileDescriptor& memory);

/// Throws std::system_error.
[[nodiscard]] std::uint64_t byte_count(const FileDescriptor& memory);
/// Writes all of `bytes` at `offset`. Throws std::system_error.
void write_at(const FileDescriptor& memory, std::span<const std::uint8_t> bytes,
              std::uint64_t offset);

/// Read-only view of the first `size` bytes, shared by its owners; lives on after the descriptor
/// is closed. Null when `size` is 0. Throws std::system_error.
[[nodiscard]] std::shared_ptr<const std::uint8_t> mapped(const FileDescriptor& memory,
                                                         std::size_t size);

}  // namespace hoso::confine
