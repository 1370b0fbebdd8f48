// emit.xml: the dossier as XML, with the schema it keeps.
#pragma once

#include <filesystem>

#include <hoso/plugin.hpp>

namespace hoso {

/// Writes `dossier.xml`, judged by libxml2 before it is returned, and `schema/dossier.xsd` beside it,
/// so that whoever receives the package can judge it again. Any number of threads. Throws
/// Error("emit.invalid_xml"); nothing is returned then.
class DossierFile : public EmitStage {
 public:
  /// `resources`: the installed templates folder; reads `schema/dossier.xsd` there. Throws
  /// Error("emit.schema_missing").
  explicit DossierFile(const std::filesystem::path& resources);
  [[nodiscard]] std::vector<Artifact> emit(const EmitInput&, const StageContext&) override;

  [[nodiscard]] static StageInfo info();

 private:
  std::filesystem::path schema_path_;
  std::vector<std::uint8_t> schema_;
};

}  // namespace hoso
