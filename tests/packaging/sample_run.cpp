#include "sample_run.hpp"

#include <stdexcept>

#include <hoso/error.hpp>

#include "packaging/read_tree.hpp"

namespace hoso::test {
namespace {

const std::filesystem::path templates = HOSO_TEMPLATES;

std::optional<packaging::Bytes> no_payload(const std::string&, const std::vector<packaging::PlacedPaper>&) {
  return std::nullopt;
}

}  // namespace

const SampleRun& SampleRun::shared() {
  static const SampleRun run;
  return run;
}

SampleRun::SampleRun() {
  const auto result =
      testing_support::run_command(HOSO_COMMAND,
                                   {"run", HOSO_SAMPLES "/ct01/tt116-2026-hoso-scan-200/page.jpg",
                                    HOSO_SAMPLES "/khai_sinh/tt04-2024-chromium-scan-200/page.jpg", "--procedure",
                                    "1.004222", "--out", folder_.path().string(), "--no-remember"},
                                   {"SOURCE_DATE_EPOCH=1780000000"});
  package_ = folder_.path() / "page";
  if (!std::filesystem::exists(package_)) throw std::runtime_error(result.err);
  tree_ = packaging::read_folder(package_);
  dossier_ = packaging::packed_dossier(tree_.at("dossier.xml"), templates / "schema" / "dossier.xsd");
  schemas_ = packaging::read_folder(templates / "schema" / "packages");
}

packaging::PackageFacts SampleRun::usual_facts() {
  return packaging::facts_of_json(
      R"({"code": "H44.12.34-261127-0001", "unit": {"name": "UBND phường Thử", "code": "H44.12.34"},
                                      "archive": {"fonds": "H44.01"}})");
}

BuiltPackage SampleRun::built(const std::string& id, const packaging::PackageFacts& facts) const {
  const auto profile = packaging::load_profile(id, templates / "packages");
  return packaging::built({profile, tree_, dossier_, facts, nullptr, schemas_}, no_payload);
}

}  // namespace hoso::test
