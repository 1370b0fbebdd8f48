#include "package.hpp"

#include <algorithm>

#include <hoso/sha256.hpp>

#include <hoso/zip_writer.hpp>

namespace hoso {
namespace {

constexpr std::string_view safe_characters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";

bool is_safe_part(std::string_view part) {
  return !part.empty() && part.front() != '.' && part.back() != '.' &&
         part.find_first_not_of(safe_characters) == std::string_view::npos;
}

/// The artifacts that go into the package, by path.
std::vector<const Artifact*> packaged(const std::vector<Artifact>& artifacts) {
  std::vector<const Artifact*> inside;
  for (const Artifact& artifact : artifacts) {
    if (!is_safe_package_path(artifact.path)) {
      throw Error("emit.unsafe_path", {{"artifact", std::to_string(inside.size() + 1)}});
    }
    if (!artifact.beside_package) inside.push_back(&artifact);
  }
  std::ranges::sort(inside, {}, &Artifact::path);
  return inside;
}

void require_different_paths(const std::vector<const Artifact*>& sorted) {
  const auto twice = std::ranges::adjacent_find(
      sorted, {}, [](const Artifact* artifact) { return std::string_view(artifact->path); });
  if (twice != sorted.end()) throw Error("emit.unsafe_path", {{"artifact", (*twice)->path}});
}

/// Coreutils' format: digest, two spaces (text mode; the same to everybody but MS-DOS), path.
Artifact checksums(const std::vector<const Artifact*>& artifacts) {
  std::string lines;
  for (const Artifact* artifact : artifacts) {
    lines += sha256_hex(artifact->bytes) + "  " + artifact->path + "\n";
  }
  return {"SHA256SUMS", "text/plain", {lines.begin(), lines.end()}, false};
}

/// PDFs hold compressed streams: a second pass costs time and saves nothing.
ZipMethod method_for(const Artifact& artifact) {
  return artifact.media_type == "application/pdf" ? ZipMethod::stored : ZipMethod::deflated;
}

}  // namespace

bool is_safe_package_path(std::string_view path) {
  while (true) {
    const std::size_t slash = path.find('/');
    if (!is_safe_part(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

Package::Package(std::string zip_name) : zip_name_(std::move(zip_name)) {
  if (!is_safe_package_path(zip_name_)) {
    throw Error("options.invalid", {{"option", "zip"},
                                    {"stage", "emit.package"},
                                    {"value", zip_name_},
                                    {"expected", "a file name of letters, digits, . _ -"}});
  }
}

std::vector<Artifact> Package::emit(const EmitInput& input, const StageContext& context) {
  auto inside = packaged(input.artifacts);
  const Artifact sums = checksums(inside);
  inside.insert(std::ranges::lower_bound(inside, sums.path, {}, &Artifact::path), &sums);
  require_different_paths(inside);

  ZipWriter zip(context.now());
  for (const Artifact* artifact : inside) {
    context.check_cancelled();
    zip.add(artifact->path, artifact->bytes, method_for(*artifact));
  }
  return {sums, {zip_name_, "application/zip", std::move(zip).finish(), true}};
}

StageInfo Package::info() {
  return {"emit.package",
          "SHA256SUMS over the package and the package as one zip",
          Threading::shared,
          {{"zip", OptionType::text, "dossier.zip", "file name of the zip beside the package"}}};
}

}  // namespace hoso
