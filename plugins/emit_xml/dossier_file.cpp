#include "dossier_file.hpp"

#include <fstream>

#include <iterator>

#include <hoso/dossier_xml.hpp>

namespace hoso {
namespace {

std::vector<std::uint8_t> content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<std::uint8_t> bytes((std::istreambuf_iterator<char>(in)), {});
  if (bytes.empty()) throw Error("emit.schema_missing", {{"artifact", path.filename().string()}});
  return bytes;
}

}  // namespace

DossierFile::DossierFile(const std::filesystem::path& resources)
    : schema_path_(resources / "schema" / "dossier.xsd"), schema_(content_of(schema_path_)) {}

std::vector<Artifact> DossierFile::emit(const EmitInput& input, const StageContext&) {
  const std::string xml = dossier_xml(input.dossier);
  validate_xml(xml, schema_path_.string());
  return {{"dossier.xml", "application/xml", {xml.begin(), xml.end()}, false},
          {"schema/dossier.xsd", "application/xml", schema_, false}};
}

StageInfo DossierFile::info() {
  return {"emit.xml", "dossier.xml, judged by its schema, and that schema", Threading::shared, {}};
}

}  // namespace hoso
