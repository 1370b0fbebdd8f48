#include <hoso/procedure.hpp>

#include <fstream>

#include <gmock/gmock.h>
#include <unistd.h>

#include <hoso/error.hpp>

namespace hoso {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::Field;

const fs::path folder = HOSO_RESOURCES "/procedures";

TEST(Procedures, AllCanBeReadAndAskForSomething) {
  const auto codes = procedure_codes(folder);
  EXPECT_GE(codes.size(), 29U);
  for (const std::string& code : codes) {
    const Procedure procedure = load_procedure(folder / (code + ".xml"));
    EXPECT_EQ(procedure.code, code);
    EXPECT_FALSE(procedure.ways.empty()) << code;
    EXPECT_FALSE(procedure.cases.empty()) << code;
    EXPECT_FALSE(procedure.results.empty()) << code;
    EXPECT_FALSE(procedure.legal_bases.empty()) << code;
    for (const ProcedureCase& one : procedure.cases) {
      for (const Paper& paper : one.papers) EXPECT_GT(paper.originals + paper.copies, 0) << paper.code;
    }
  }
}

TEST(Procedures, OfPermanentResidenceIsAsThePortalSays) {
  const Procedure procedure = load_procedure(folder / "1.004222.xml");
  EXPECT_EQ(procedure.name, "Đăng ký thường trú");
  EXPECT_THAT(procedure.agencies, Contains(Field(&NamedCode::code, "BCA_CAX")));
  ASSERT_EQ(procedure.ways.size(), 2U);
  for (const FilingWay& way : procedure.ways) {
    EXPECT_EQ(way.time, 7);
    EXPECT_EQ(way.unit, TimeUnit::working_day);
    ASSERT_EQ(way.fees.size(), 1U);
    EXPECT_EQ(way.fees[0].amount, way.channel == Channel::online ? 10000 : 20000);
  }
  int ct01 = 0;
  for (const ProcedureCase& one : procedure.cases) {
    for (const Paper& paper : one.papers) ct01 += paper.form == "ct01";
  }
  EXPECT_EQ(ct01, 2);
}

TEST(Procedures, OfBirthIsDoneOnTheSameDay) {
  for (const FilingWay& way : load_procedure(folder / "1.001193.xml").ways) {
    EXPECT_EQ(way.unit, TimeUnit::same_day);
  }
}

TEST(KnownProcedure, MayCarryThePortalsSuffix) {
  EXPECT_EQ(known_procedure("1.004222", folder), "1.004222");
  EXPECT_EQ(known_procedure("1.004222.H38", folder), "1.004222");
  for (const char* code : {"1.00422", "1.0042222", "1.004222.", "1.004222.h 8", "", "CT01"}) {
    EXPECT_THROW((void)known_procedure(code, folder), Error) << code;
  }
}

class ProcedureFile : public testing::Test {
 protected:
  void expect_refused(const std::string& name, const std::string& text) {
    const fs::path file = folder_ / name;
    std::ofstream(file) << text;
    try {
      (void)load_procedure(file);
      ADD_FAILURE() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), "procedure.invalid");
      EXPECT_EQ(error.arguments().at("file"), file.string());
    }
  }
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  const fs::path folder_ = fs::temp_directory_path() / ("hoso-procedures-" + std::to_string(getpid()));
};

TEST_F(ProcedureFile, ThatMakesNoSenseIsRefused) {
  const std::string head =
      "<procedure xmlns='urn:hoso:procedure:1' code='1.000001' name='Thử' field-code='G' field='Thử' ";
  const std::string way = "<way channel='direct' time='1' unit='day'/></procedure>";
  expect_refused("1.000001.xml", "");
  expect_refused("1.000001.xml", head + "seen='hôm qua'>" + way);
  expect_refused("1.000001.xml", head + "seen='2026-07-18'></procedure>");
  expect_refused("1.000002.xml", head + "seen='2026-07-18'>" + way);
}

}  // namespace
}  // namespace hoso
