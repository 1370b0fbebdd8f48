#include "dossier_file.hpp"

#include <fstream>

#include <gmock/gmock.h>

#include <hoso/dossier_xml.hpp>
#include <support/made_up_dossier.hpp>

namespace hoso {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

const std::filesystem::path resources = HOSO_RESOURCES;

std::vector<Artifact> emitted(const Dossier& dossier) {
  DossierFile stage(resources);
  return test::emitted(stage, dossier, {});
}

std::string text_of(const Artifact& artifact) {
  return {artifact.bytes.begin(), artifact.bytes.end()};
}

TEST(DossierFile, IsValidAgainstTheSchemaBesideIt) {
  const auto artifacts = emitted(test::made_up_dossier());
  ASSERT_THAT(artifacts, SizeIs(2));
  EXPECT_EQ(artifacts[0].path, "dossier.xml");
  EXPECT_EQ(artifacts[1].path, "schema/dossier.xsd");
  const std::string path = testing::TempDir() + "emit_xml_test.xsd";
  std::ofstream(path) << text_of(artifacts[1]);
  EXPECT_NO_THROW(validate_xml(text_of(artifacts[0]), path));
}

TEST(DossierFile, HoldsValuesAndFindings) {
  const std::string xml = text_of(emitted(test::made_up_dossier()).at(0));
  EXPECT_THAT(xml, HasSubstr("Nguyễn Thị Thử"));
  EXPECT_THAT(xml, HasSubstr("test.birth_date"));
}

TEST(DossierFile, HostileTextStaysText) {
  Dossier dossier = test::made_up_dossier();
  dossier.documents[0].fields[0].raw = "</field><!--\x01]]>&lol;\xFF\xE2\x80\xAE";
  const std::string xml = text_of(emitted(dossier).at(0));
  EXPECT_THAT(xml, Not(HasSubstr("</field><!--")));
  EXPECT_THAT(xml, Not(HasSubstr("\x01")));
}

TEST(DossierFile, InvalidXmlIsNotReturned) {
  Dossier dossier = test::made_up_dossier();
  dossier.files[0].sha256 = "no digest";
  EXPECT_THROW(emitted(dossier), Error);
}

TEST(DossierFile, EmptyDossierIsValid) { EXPECT_THAT(emitted(Dossier()), SizeIs(2)); }

TEST(DossierFile, SameDossierSameBytes) {
  EXPECT_EQ(emitted(test::made_up_dossier()).at(0).bytes,
            emitted(test::made_up_dossier()).at(0).bytes);
}

TEST(DossierFile, MissingSchemaIsSaid) {
  EXPECT_THROW(DossierFile(testing::TempDir() + "nothing-here"), Error);
}

}  // namespace
}  // namespace hoso
