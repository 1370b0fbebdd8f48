// Payloads are what the committed examples say, and never leave broken.
#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

#include <hoso/error.hpp>

#include "portal/civil_payload.hpp"
#include "portal/fictional.hpp"
#include "support/hoso_command.hpp"

namespace hoso::portal::test {
namespace {

using json_schema::Json;
using testing::ElementsAre;
using testing::HasSubstr;

std::string text_of(const PayloadFile& file) { return {file.bytes.begin(), file.bytes.end()}; }

/// tests/portal/examples/<schema>.<name>: python3-jsonschema judges them, too. With HOSO_WRITE_EXAMPLES they are
/// written anew.
void expect_example(const std::string& text, const std::string& name) {
  const std::filesystem::path file = std::filesystem::path(HOSO_EXAMPLES) / name;
  if (std::getenv("HOSO_WRITE_EXAMPLES")) std::ofstream(file) << text;
  EXPECT_EQ(text, testing_support::text_of_file(file)) << name;
}

TEST(Payload, IsWhatTheExamplesSay) {
  const PayloadSchemas known = schemas();
  const auto made = [&](std::string_view name, const Submission& submission) {
    return text_of(payload_file(kind(name), submission, known, &places()));
  };
  expect_example(made("sync", residence()), "dong_bo_ho_so.residence.json");
  expect_example(made("sync", birth()), "dong_bo_ho_so.birth.json");
  expect_example(made("sync_xml", residence()), "dong_bo_ho_so.residence.xml");
  expect_example(made("progress", residence()), "cap_nhat_tien_do.residence.json");
  expect_example(made("create", residence()), "create_dossier.residence.json");
  expect_example(made("steps", residence()), "cap_nhat_tien_trinh.residence.json");
  expect_example(made("birth", birth()), "lien_thong.birth.json");
  expect_example(made("death", death()), "lien_thong.death.json");
  const auto record = [](const Json& envelope) { return civil_record(envelope).dump(2).append("\n"); };
  expect_example(record(birth_payload(birth(), &places())), "ho_tich_khai_sinh.birth.json");
  expect_example(record(death_payload(death(), &places())), "ho_tich_khai_tu.death.json");
}

TEST(Payload, FilesAreThoseThatTheDossierSaysEnoughFor) {
  const auto paths = [](const Submission& submission) {
    std::vector<std::string> found;
    for (const PayloadFile& file : payload_files(submission, schemas(), &places())) found.push_back(file.path);
    return found;
  };
  EXPECT_THAT(paths(residence()),
              ElementsAre("portal/DongBoHoSoMC.json", "portal/CapNhatTienDoHoSoMC.json", "portal/DongBoHoSoMC.xml",
                          "portal/CreateDossier.json", "portal/CapNhatTienTrinh.json"));
  EXPECT_THAT(paths(residence({{"officer.name", ""}, {"unit.code", ""}})),
              ElementsAre("portal/DongBoHoSoMC.json", "portal/DongBoHoSoMC.xml"));
  EXPECT_THAT(paths(residence({{"code", ""}, {"officer.name", ""}})), ElementsAre("portal/CreateDossier.json"));
  EXPECT_THAT(paths(birth()), testing::Contains("portal/LienThongKhaiSinh.json"));
  EXPECT_THAT(paths(death()), testing::Contains("portal/LienThongKhaiTu.json"));
  // The newer interface has no code for organisations.
  EXPECT_THAT(paths(residence({{"owner.kind", "organisation"}})),
              testing::Not(testing::Contains("portal/CreateDossier.json")));
}

Json sync_of(const Submission& submission) {
  return json_of(payload_file(kind("sync"), submission, schemas())).at("data").at(0);
}

TEST(Payload, CarriesTheFlagsThatOfficesAreScoredBy) {
  Submission submission = residence();
  submission.components[1].file = "";
  submission.components[1].digitised = false;
  submission.components[1].reused = Reuse::result;
  submission.components[1].replaced_by = "KQ.G01.000064";
  submission.components[1].from_store = true;
  const Json dossier = sync_of(submission);
  EXPECT_EQ(dossier.at("HoSoCoThanhPhanSoHoa"), "1");
  const Json& paper = dossier.at("TaiLieuNop").at(1);
  EXPECT_EQ(paper.at("DuocSoHoa"), "0");
  EXPECT_EQ(paper.at("DuocTaiSuDung"), "2");
  EXPECT_EQ(paper.at("DuocLayTuKhoDMQG"), "1");
  EXPECT_EQ(paper.at("MaKetQuaThayThe"), "KQ.G01.000064");
  EXPECT_EQ(paper.at("TenTepDinhKem"), "");
  submission.components[0].digitised = false;
  EXPECT_EQ(sync_of(submission).at("HoSoCoThanhPhanSoHoa"), "0");
}

TEST(Payload, ClassicValuesAreAllTexts) {
  const std::function<void(const Json&)> check = [&](const Json& json) {
    if (json.is_structured()) {
      for (const Json& inner : json) check(inner);
    } else {
      EXPECT_TRUE(json.is_string()) << json;
    }
  };
  check(json_of(payload_file(kind("sync"), residence(), schemas())));
  check(json_of(payload_file(kind("progress"), residence(), schemas())));
}

TEST(Payload, OwnersAreCountedDifferentlyByTheTwoInterfaces) {
  const auto codes = [](const char* owner) {
    const Submission submission = residence({{"owner.kind", owner}});
    const Json create = json_of(payload_file(kind("create"), submission, schemas()));
    return sync_of(submission).at("LoaiDoiTuong").get<std::string>() + create.at("LoaiDoiTuong").dump();
  };
  EXPECT_EQ(codes("citizen"), "10");
  EXPECT_EQ(codes("business"), "21");
  EXPECT_EQ(codes("household_business"), "22");
}

TEST(Payload, WhatBreaksItsSchemaIsNotWritten) {
  Submission submission = residence();
  submission.components[0].file = "Đơn của bà Hà.pdf";
  try {
    (void)payload_file(kind("sync"), submission, schemas());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "portal.bad_payload");
    EXPECT_THAT(error.arguments().at("detail"), HasSubstr("/data/0/TaiLieuNop/0/TenTepDinhKem: pattern"));
    EXPECT_EQ(error.arguments().at("detail").find("Hà"), std::string::npos);
  }
  submission = residence();
  submission.components.clear();
  EXPECT_THROW((void)payload_file(kind("sync"), submission, schemas()), Error);
  EXPECT_THROW((void)payload_file(kind("sync_xml"), submission, schemas()), Error);
  submission = birth();
  submission.fields["child_full_name"] = "";  // inside the text that "data" is
  EXPECT_THROW((void)payload_file(kind("birth"), submission, schemas()), Error);
  EXPECT_THROW((void)payload_file(kind("birth"), residence(), schemas()), Error);
}

TEST(Payload, HostileTextStaysText) {
  const Submission submission = residence({{"note", "</GhiChu><X>&\"\\u0000 \x01"}});
  const std::string xml = text_of(payload_file(kind("sync_xml"), submission, schemas()));
  EXPECT_EQ(xml.find("<X>"), std::string::npos);
  EXPECT_EQ(sync_of(submission).at("GhiChu"), "</GhiChu><X>&\"\\u0000 \x01");
}

TEST(Schemas, BrokenPayloadsAreSeen) {
  const PayloadSchemas known = schemas();
  EXPECT_EQ(known.breaches(kind("sync"), "{").size(), 1U);
  EXPECT_EQ(known.breaches(kind("sync"), R"({"service":"DongBoHoSoMC","service":"x"})").size(), 1U);
  EXPECT_GE(known.breaches(kind("sync"), "{}").size(), 3U);
  EXPECT_EQ(known.breaches(kind("sync_xml"), "<DongBoHoSoMC").size(), 1U);
  EXPECT_EQ(known.breaches(kind("sync_xml"), "<DongBoHoSoMC/>").size(), 1U);
  constexpr const char* entity = "<!DOCTYPE a [<!ENTITY b 'c'>]><DongBoHoSoMC>&b;</DongBoHoSoMC>";
  EXPECT_EQ(known.breaches(kind("sync_xml"), entity).size(), 1U);
}

}  // namespace
}  // namespace hoso::portal::test
