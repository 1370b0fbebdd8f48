#include "template/form_files.hpp"

#include <fstream>
#include <system_error>

#include <hoso/sha256.hpp>

#include "xml/document.hpp"

namespace hoso {
namespace {

constexpr std::uintmax_t max_file_bytes = 64U << 20;

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& expected,
                         const std::string& detail) {
  xml::fail({file.string(), "template.invalid"}, 0, expected, detail);
}

std::string sha256_of(const std::string& bytes) {
  return sha256_hex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

}  // namespace

std::string FormFiles::path_of(const std::string& name) const {
  return (folder / name).lexically_normal().string();
}

std::string read_template_file(const std::filesystem::path& file) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  if (error) refuse(file, "a readable file", error.message());
  if (size > max_file_bytes) refuse(file, "at most 64 MiB", "the file is too large");
  std::string bytes(size, '\0');
  std::ifstream stream(file, std::ios::binary);
  if (!stream.read(bytes.data(), static_cast<std::streamsize>(size))) {
    refuse(file, "a readable file", "the file could not be read");
  }
  return bytes;
}

FormFiles read_form_files(const std::filesystem::path& folder) {
  FormFiles files{folder, {}};
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file() && !name.starts_with('.')) {
      files.contents[name] = read_template_file(entry.path());
    }
  }
  if (files.contents.count("form.xml") == 0) {
    refuse(folder / "form.xml", "a form.xml in the folder", "the file is missing");
  }
  return files;
}

std::string hash_of(const FormFiles& files) {
  std::string list;
  for (const auto& [name, bytes] : files.contents) list += sha256_of(bytes) + "  " + name + "\n";
  return sha256_of(list);
}

}  // namespace hoso
