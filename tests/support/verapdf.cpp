#include "verapdf.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace hoso::test {
namespace {

std::filesystem::path jar_in(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder)) return {};
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".jar") return entry.path();
  }
  return {};
}

std::string output_of(const std::string& command) {
  std::FILE* pipe = popen(command.c_str(), "r");
  std::string text;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text += static_cast<char>(c);
  pclose(pipe);
  return text;
}

}  // namespace

std::optional<std::string> verapdf_verdict(std::span<const std::uint8_t> pdf, const std::string& flavour) {
  const auto jar = jar_in(HOSO_VERAPDF_FOLDER);
  if (jar.empty() || std::system("command -v java >/dev/null") != 0) return std::nullopt;
  const auto file = std::filesystem::temp_directory_path() /
                    ("hoso-verapdf-" + std::to_string(getpid()) + ".pdf");
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(pdf.data()), static_cast<std::streamsize>(pdf.size()));
  const std::string verdict =
      output_of("java -cp '" + jar.string() +
                "' org.verapdf.apps.GreenfieldCliWrapper --flavour " + flavour + " --format text -v '" +
                file.string() + "' 2>&1");
  std::filesystem::remove(file);
  return verdict;
}

}  // namespace hoso::test
