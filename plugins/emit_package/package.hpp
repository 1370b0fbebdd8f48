// emit.package: checksums over all artifacts, and all of them in one zip.
#pragma once

#include <string>

#include <hoso/plugin.hpp>

namespace hoso {

/// A path that may become a file inside the package: relative, '/' separated, printable ASCII
/// that Windows takes too, no empty part, no part that starts with a dot.
[[nodiscard]] bool is_safe_package_path(std::string_view path);

/// Adds `SHA256SUMS` (sha256sum's own format, by path) and, beside the package, the zip. Reads
/// only the artifacts of the stages before it. Any thread. Throws Error("emit.unsafe_path") for a
/// path that is unsafe or comes twice.
class Package : public EmitStage {
 public:
  explicit Package(std::string zip_name);
  [[nodiscard]] std::vector<Artifact> emit(const EmitInput&, const StageContext&) override;

  [[nodiscard]] static StageInfo info();

 private:
  std::string zip_name_;
};

}  // namespace hoso
