// hoso_typeset_form FOLDER...: writes each folder's files from its layout.xml.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include <hoso/error.hpp>

#include "typeset/form_files.hpp"

namespace {

void write_files(const std::filesystem::path& folder) {
  const auto layout = hoso::typeset::read_layout((folder / "layout.xml").string());
  for (const auto& [name, content] : hoso::typeset::form_files(layout)) {
    std::ofstream file(folder / name, std::ios::binary);
    file << content;
    if (!file.flush()) throw std::runtime_error("cannot write " + (folder / name).string());
  }
}

void print(const hoso::Error& error) {
  fmt::print(stderr, "{}", error.code());
  for (const auto& [name, value] : error.arguments()) fmt::print(stderr, " {}={}", name, value);
  fmt::print(stderr, "\n");
}

}  // namespace

int main(int argument_count, char** arguments) try {
  if (argument_count < 2) {
    fmt::print(stderr, "usage: hoso_typeset_form FOLDER...\n");
    return 1;
  }
  for (int i = 1; i < argument_count; ++i) write_files(arguments[i]);
  return 0;
} catch (const hoso::Error& error) {
  print(error);
  return 4;
} catch (const std::exception& error) {
  fmt::print(stderr, "{}\n", error.what());
  return 5;
}
