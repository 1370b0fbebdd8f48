// What a shared library shows to the dynamic linker.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace hoso::contract {

/// Names of the defined global and weak symbols in the file's .dynsym, sorted: what `nm -D
/// --defined-only` lists. Reads the file only. Throws std::runtime_error when it is no complete
/// 64-bit ELF library.
[[nodiscard]] std::vector<std::string> exported_symbols(const std::filesystem::path& library);

}  // namespace hoso::contract
