#include "contract/exported_symbols.hpp"

#include <elf.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <span>
#include <stdexcept>

namespace hoso::contract {
namespace {

using Bytes = std::span<const char>;

[[noreturn]] void refuse() { throw std::runtime_error("not a complete 64-bit ELF library"); }

Bytes part(Bytes file, std::uint64_t offset, std::uint64_t size) {
  if (offset > file.size() || size > file.size() - offset) refuse();
  return file.subspan(offset, size);
}

/// Copied out: nothing says that the file keeps the alignment.
template <class Record>
Record record_at(Bytes bytes, std::uint64_t index) {
  Record record;
  std::memcpy(&record, part(bytes, index * sizeof(Record), sizeof(Record)).data(), sizeof(Record));
  return record;
}

Bytes rest_from(Bytes bytes, std::uint64_t offset) {
  if (offset > bytes.size()) refuse();
  return bytes.subspan(offset);
}

std::string string_at(Bytes strings, std::uint64_t offset) {
  const Bytes rest = rest_from(strings, offset);
  return {rest.begin(), std::ranges::find(rest, '\0')};
}

/// The section table of a file that was seen to be 64-bit ELF.
Bytes sections_of(Bytes file) {
  const auto header = record_at<Elf64_Ehdr>(file, 0);
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS64) {
    refuse();
  }
  return part(file, header.e_shoff, header.e_shnum * sizeof(Elf64_Shdr));
}

bool is_exported(const Elf64_Sym& symbol) {
  const auto binding = ELF64_ST_BIND(symbol.st_info);
  return symbol.st_shndx != SHN_UNDEF && (binding == STB_GLOBAL || binding == STB_WEAK);
}

/// `table`: a section of symbols.
void add_exported(Bytes file, Bytes sections, const Elf64_Shdr& table,
                  std::vector<std::string>& names) {
  const auto link = record_at<Elf64_Shdr>(sections, table.sh_link);
  const Bytes strings = part(file, link.sh_offset, link.sh_size);
  const Bytes symbols = part(file, table.sh_offset, table.sh_size);
  for (std::uint64_t i = 0; i < symbols.size() / sizeof(Elf64_Sym); ++i) {
    const auto symbol = record_at<Elf64_Sym>(symbols, i);
    if (is_exported(symbol)) names.push_back(string_at(strings, symbol.st_name));
  }
}

}  // namespace

std::vector<std::string> exported_symbols(const std::filesystem::path& library) {
  std::ifstream stream(library, std::ios::binary);
  const std::vector<char> content{std::istreambuf_iterator<char>(stream), {}};
  const Bytes file(content);
  const Bytes sections = sections_of(file);
  std::vector<std::string> names;
  for (std::uint64_t i = 0; i < sections.size() / sizeof(Elf64_Shdr); ++i) {
    const auto section = record_at<Elf64_Shdr>(sections, i);
    if (section.sh_type == SHT_DYNSYM) add_exported(file, sections, section, names);
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace hoso::contract
