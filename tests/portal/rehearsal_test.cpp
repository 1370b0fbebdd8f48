// Each rule refuses what it is there for, and a good package passes.
#include <gmock/gmock.h>

#include <functional>

#include <hoso/error.hpp>

#include "portal/fictional.hpp"
#include "portal/rehearsal.hpp"
#include "support/hoso_command.hpp"

namespace hoso::portal::test {
namespace {

using json_schema::Json;
using testing::Contains;
using testing::Each;
using testing::IsEmpty;

const std::filesystem::path templates = HOSO_TEMPLATES;
constexpr const char* sync_path = "portal/DongBoHoSoMC.json";
constexpr const char* first_paper = "H44.12.34-261126-0001.1.pdf";

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

PortalRules portal(const std::string& id) {
  return load_portal(id, templates / "portals", templates / "schema" / "portal_rules.xsd");
}

/// As `hoso pack` would make it, but for the PDFs, of which rules see the plain parts only.
PackageFiles good_package() {
  PackageFiles files;
  const Bytes pdf = bytes_of("%PDF-1.7\n… <pdfaid:part>2</pdfaid:part> …\n%%EOF\n");
  files["dossier.xml"] = bytes_of("<dossier/>");
  files["schema/dossier.xsd"] = bytes_of("<x/>");
  for (const Component& component : two_components()) files[component.file] = pdf;
  // IdDoiTuong: a citizen's account at the portal.
  const Submission submission = residence({{"applicant.technical_id", "88a4fab0-d682-41ad-b3db-817903863710"}});
  for (PayloadFile& file : payload_files(submission, schemas(), &places())) files[file.path] = std::move(file.bytes);
  return files;
}

std::vector<std::string> codes(const PackageFiles& files, const std::string& id = "dvcqg",
                               const std::string& procedure_case = "rented") {
  const Procedure asked = procedure("1.004222");
  const auto guide = load_guide(asked, templates / "procedures");
  const PortalRules rules = portal(id);
  const PayloadSchemas known = schemas();
  std::vector<std::string> found;
  for (const Objection& one : objections(files, {rules, known, &asked, &*guide, procedure_case})) {
    EXPECT_NE(find_message(one.code), nullptr) << one.code;
    EXPECT_FALSE(one.source.text.vi.empty());
    found.push_back(one.code);
  }
  return found;
}

/// The package with its synchronisation payload changed.
PackageFiles with_sync(const std::function<void(Json& dossier)>& change) {
  PackageFiles files = good_package();
  Json json = Json::parse(std::string(files[sync_path].begin(), files[sync_path].end()));
  change(json.at("data").at(0));
  files[sync_path] = bytes_of(json.dump());
  return files;
}

TEST(Rehearsal, AGoodPackagePasses) {
  EXPECT_THAT(codes(good_package()), IsEmpty());
  EXPECT_THAT(codes(good_package(), "igate"), IsEmpty());
}

TEST(Rehearsal, FilesAreJudgedByContent) {
  const auto with_paper = [](std::string_view content, const std::string& name = first_paper) {
    PackageFiles files = good_package();
    files[name] = bytes_of(content);
    return codes(files);
  };
  EXPECT_THAT(with_paper("\xFF\xD8\xFF\xE0 a picture"), Contains("rehearsal.file_type"));
  EXPECT_THAT(with_paper("%PDF-1.3 pdfaid:part"), Contains("rehearsal.pdf_version"));
  EXPECT_THAT(with_paper("%PDF-1.7 pdfaid:part trailer << /Encrypt 5 0 R >>"), Contains("rehearsal.pdf_encrypted"));
  EXPECT_THAT(with_paper("%PDF-1.7 plain"), Contains("rehearsal.pdf_not_archival"));
  EXPECT_THAT(with_paper("%PDF-1.7 pdfaid:part", "Đơn xin.pdf"), Contains("rehearsal.file_name"));
  EXPECT_THAT(with_paper("%PDF-1.7 pdfaid:part", std::string(300, 'a') + ".pdf"), Contains("rehearsal.file_name"));
  EXPECT_THAT(with_paper("%PDF-1.7 pdfaid:part", "more.pdf"), Contains("rehearsal.file_unlisted"));
  EXPECT_THAT(with_paper("%PDF-1.7 pdfaid:part" + std::string(21U << 20, ' ')), Contains("rehearsal.file_size"));
}

TEST(Rehearsal, SignaturesAreOfFormatsThatAreTaken) {
  const auto with_signature = [](const std::string& dictionary) {
    PackageFiles files = good_package();
    files[first_paper] = bytes_of("%PDF-1.7 pdfaid:part <<" + dictionary + ">>");
    return codes(files);
  };
  EXPECT_THAT(with_signature("/Type/Sig/SubFilter/ETSI.CAdES.detached"), IsEmpty());
  EXPECT_THAT(with_signature("/Type /Sig /SubFilter /adbe.pkcs7.detached"), IsEmpty());
  EXPECT_THAT(with_signature("/Type /Sig /SubFilter\n/adbe.x509.rsa_sha1"), Contains("rehearsal.signature_format"));
  EXPECT_THAT(with_signature("/SubFilter/ETSI.CAdES.detached/a /SubFilter /adbe.pkcs7.sha1"),
              Contains("rehearsal.signature_format"));
}

TEST(Rehearsal, PayloadsMustBeThereAndWhole) {
  PackageFiles files = good_package();
  files.erase(sync_path);
  EXPECT_THAT(codes(files), Contains("rehearsal.payload_missing"));
  files[sync_path] = bytes_of("{ \"service\": ");
  EXPECT_THAT(codes(files), Contains("rehearsal.payload_invalid"));
  EXPECT_THAT(codes(with_sync([](Json& dossier) { dossier["LoaiDoiTuong"] = "9"; })),
              Contains("rehearsal.payload_invalid"));
  files = good_package();
  files[sync_path].insert(files[sync_path].begin(), {0xEF, 0xBB, 0xBF});
  EXPECT_THAT(codes(files), Contains("rehearsal.encoding"));
  EXPECT_THAT(codes(with_sync([](Json& dossier) { dossier["GhiChu"] = "Ha\xCC\x80"; })),  // a and a combining grave
              Contains("rehearsal.encoding"));
}

TEST(Rehearsal, ValuesAreHeldAgainstTheRules) {
  EXPECT_THAT(codes(with_sync([](Json& dossier) { dossier["NgayHenTra"] = ""; })), Contains("rehearsal.value_missing"));
  EXPECT_THAT(codes(with_sync([](Json& dossier) { dossier["NgayHenTra"] = "20261332000000"; })),
              Contains("rehearsal.no_such_time"));
  EXPECT_THAT(codes(with_sync([](Json& dossier) { dossier["NgayHenTra"] = "20251126143000"; })),
              Contains("rehearsal.times_swapped"));
  EXPECT_THAT(codes(with_sync([](Json& dossier) { dossier["MaHoSo"] = "H44.99"; })),
              Contains("rehearsal.payloads_differ"));
  EXPECT_THAT(codes(with_sync([](Json& dossier) { dossier["HoSoCoThanhPhanSoHoa"] = "0"; })),
              Contains("rehearsal.not_in_list"));
  EXPECT_THAT(codes(with_sync([](Json& dossier) { dossier["TaiLieuNop"][0]["TenTepDinhKem"] = "x.pdf"; })),
              Contains("rehearsal.file_missing"));
  EXPECT_THAT(codes(with_sync([](Json& dossier) { dossier["TaiLieuNop"].push_back(dossier["TaiLieuNop"][0]); })),
              Contains("rehearsal.file_twice"));
  EXPECT_THAT(codes(with_sync([](Json& dossier) { dossier["TaiLieuNop"][0]["DuocTaiSuDung"] = "2"; })),
              Contains("rehearsal.value_missing"));
}

TEST(Rehearsal, ComponentsAreThoseOfTheProcedure) {
  EXPECT_THAT(codes(with_sync([](Json& dossier) { dossier["TaiLieuNop"][1]["MaThanhPhanHoSo"] = "000.KQ1"; })),
              Contains("rehearsal.component_unknown"));
  EXPECT_THAT(codes(with_sync([](Json& dossier) { dossier["TaiLieuNop"].erase(1); })),
              Contains("rehearsal.component_missing"));
  // Another case needs another paper.
  EXPECT_THAT(codes(good_package(), "dvcqg", "worship"), Contains("rehearsal.component_missing"));
}

TEST(Rehearsal, UnknownProceduresAreSaid) {
  const PortalRules rules = portal("dvcqg");
  const PayloadSchemas known = schemas();
  std::vector<std::string> found;
  for (const Objection& one : objections(good_package(), {rules, known, nullptr, nullptr, ""})) {
    found.push_back(one.code);
  }
  EXPECT_THAT(found, testing::ElementsAre("rehearsal.procedure_unknown"));
}

TEST(Rehearsal, ObjectionsNeverRepeatValues) {
  const PackageFiles files = with_sync([](Json& dossier) {
    for (const char* name : {"MaHoSo", "MaTTHC", "NgayTiepNhan", "Email", "TrangThaiHoSo"}) dossier[name] = "Bí Mật";
    dossier["TaiLieuNop"][0]["MaThanhPhanHoSo"] = "Bí Mật";
  });
  const Procedure asked = procedure("1.004222");
  const PortalRules rules = portal("dvcqg");
  const PayloadSchemas known = schemas();
  const auto found = objections(files, {rules, known, &asked, nullptr, ""});
  EXPECT_GE(found.size(), 5U);
  for (const Objection& one : found) {
    for (const auto& [name, value] : one.arguments) EXPECT_EQ(value.find("Bí Mật"), std::string::npos) << one.code;
  }
}

TEST(Rehearsal, FindsThePackageBelowFolders) {
  PackageFiles bagged;
  for (const auto& [path, bytes] : good_package()) bagged["bag/data/H44/" + path] = bytes;
  bagged["bag/bagit.txt"] = bytes_of("x");
  EXPECT_EQ(package_root(bagged), good_package());
  EXPECT_EQ(procedure_in(good_package()), "1.004222");
  EXPECT_EQ(procedure_in({}), "");
}

TEST(Portals, EveryOneLoadsAndIsCheckedByKnownRules) {
  for (const std::string& id : portal_ids(templates / "portals")) {
    const PortalRules rules = portal(id);
    EXPECT_FALSE(rules.caution.vi.empty()) << "nothing here was checked against an original";
    EXPECT_THAT(codes({}, id), testing::Not(IsEmpty()));
  }
  EXPECT_THROW((void)portal("dvcgq"), Error);
}

/// `rules` in an otherwise good file: the code of what is wrong with it, and the line.
std::string mistake_in(const std::string& rules) {
  const testing_support::TestFolder folder;
  folder.write("mine.xml", "<portal xmlns='urn:hoso:portal:1' id='mine' calls='none'><title vi='a' en='a'/>\n"
                           "<caution vi='a' en='a'/><source id='s' sure='guessed' vi='a' en='a'/>\n<rules>" + rules +
                               "</rules></portal>");
  try {
    (void)load_portal("mine", folder.path(), templates / "schema" / "portal_rules.xsd");
    return "";
  } catch (const Error& error) {
    return error.code() + " " + error.arguments().at("line");
  }
}

TEST(Portals, MistakesOfTheirAuthorsAreNamed) {
  EXPECT_EQ(mistake_in("<file-name pattern='[a-z]+' most-bytes='9' source='s'/>"), "");
  EXPECT_EQ(mistake_in("<file-name pattern='[a-z' most-bytes='9' source='s'/>"), "portal.invalid 3");
  EXPECT_EQ(mistake_in("<file-size most-bytes='0' source='s'/>"), "portal.invalid 3");
  EXPECT_EQ(mistake_in("<file-size most-bytes='9' source='none'/>"), "portal.invalid 3");
  EXPECT_EQ(mistake_in("<file-shape source='s'/>"), "portal.invalid 3");
  EXPECT_EQ(mistake_in("<values payload='portal/X.json' at='data' values='1' source='s'/>"), "portal.invalid 3");
}

}  // namespace
}  // namespace hoso::portal::test
