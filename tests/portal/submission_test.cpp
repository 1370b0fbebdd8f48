// What the officer says and what the form says, put together.
#include <gmock/gmock.h>

#include <hoso/error.hpp>

#include "portal/fictional.hpp"
#include "portal/times.hpp"

namespace hoso::portal::test {
namespace {

TEST(Submission, TakesTheApplicantFromTheForm) {
  const Submission submission = residence();
  EXPECT_EQ(submission.applicant.name, "Đinh Thị Hà");
  EXPECT_EQ(submission.applicant.identity, "025190001234");
  EXPECT_EQ(submission.owner.name, "Đinh Thị Hà");
  EXPECT_EQ(submission.procedure_name, "Đăng ký thường trú");
  EXPECT_EQ(submission.field.code, "G01-CA05");
  EXPECT_EQ(submission.status, 2);
  EXPECT_EQ(submission.submitted, submission.received);
}

TEST(Submission, TakesTheRequesterWhereTheFormIsAboutSomebodyElse) {
  const Submission submission = birth();
  EXPECT_EQ(submission.applicant.name, "Hà Thị Mận");
  EXPECT_EQ(submission.applicant.identity, "025190004321");
  EXPECT_EQ(submission.applicant.identity_issued, "2021-11-20");
  EXPECT_EQ(submission.applicant.commune.size(), 5U);
  EXPECT_EQ(submission.applicant.province, "25");
  EXPECT_EQ(submission.form, "khai_sinh");
}

/// The citizen id of the second form is somebody else's.
TEST(Submission, NeverMixesTwoPeople) {
  FilledForm first{"khai_sinh", {{"requester_full_name", "Hà Thị Mận"}}, {}};
  FilledForm second{"ct01", {{"full_name", "Đinh Văn Kiên"}, {"citizen_id", "025088007654"}, {"phone", "0912345678"}},
                    {}};
  const Facts facts = good_facts();
  const Procedure asked = procedure("1.001193");
  const Submission submission = submission_of({facts, {first, second}, {}, asked, nullptr});
  EXPECT_EQ(submission.applicant.name, "Hà Thị Mận");
  EXPECT_EQ(submission.applicant.identity, "");
  EXPECT_EQ(submission.applicant.phone, "");
}

TEST(Submission, AnotherOwnerHasNothingOfTheApplicant) {
  const Submission submission = residence({{"owner.name", "Đinh Văn Sơn"}, {"owner.identity", "025062004321"}});
  EXPECT_EQ(submission.owner.identity, "025062004321");
  EXPECT_EQ(submission.owner.phone, "");
  EXPECT_EQ(submission.applicant.name, "Đinh Thị Hà");
}

TEST(Submission, TakesTheFeeOnlyWhereThePortalNamesOne) {
  EXPECT_EQ(residence().fees.at(0).amount, 20'000);
  EXPECT_EQ(residence({{"channel", "online"}}).fees.at(0).amount, 10'000);
  EXPECT_EQ(residence({{"fee.amount", "0"}}).fees.size(), 0U);
}

std::string refused(const Facts& facts) {
  try {
    (void)residence(facts);
    return "";
  } catch (const Error& error) {
    return error.code() + " " + error.arguments().at("fact");
  }
}

TEST(Submission, SaysWhichFactIsMissingOrWrong) {
  EXPECT_EQ(refused({{"unit.name", ""}}), "portal.fact_missing unit.name");
  EXPECT_EQ(refused({{"due", ""}}), "portal.fact_missing due");
  EXPECT_EQ(refused({{"received", ""}, {"status", "4"}}), "portal.fact_missing received");
  EXPECT_EQ(refused({{"received", ""}, {"due", ""}}), "");  // registered, not received yet
  EXPECT_EQ(refused({{"received", "26/11/2026"}}), "portal.bad_fact received");
  EXPECT_EQ(refused({{"received", "2026-02-30 09:00"}}), "portal.bad_fact received");
  EXPECT_EQ(refused({{"due", "2026-11-01 17:00"}}), "portal.bad_fact due");
  EXPECT_EQ(refused({{"status", "11"}}), "portal.bad_fact status");
  EXPECT_EQ(refused({{"status", "2x"}}), "portal.bad_fact status");
  EXPECT_EQ(refused({{"vneid", "yes"}}), "portal.bad_fact vneid");
  EXPECT_EQ(refused({{"channel", "fax"}}), "portal.bad_fact channel");
  EXPECT_EQ(refused({{"fee.collected", "3"}}), "portal.bad_fact fee.collected");
  EXPECT_EQ(refused({{"files_url", "http://motcua.example.vn"}}), "portal.bad_fact files_url");
  EXPECT_EQ(refused({{"applicant.birth_date", "1990-13-01"}}), "portal.bad_fact applicant.birth_date");
}

TEST(Submission, ErrorsNeverRepeatValues) {
  try {
    (void)residence({{"applicant.birth_date", "Nguyễn Văn Bí Mật"}});
    FAIL();
  } catch (const Error& error) {
    for (const auto& [name, value] : error.arguments()) EXPECT_EQ(value.find("Bí Mật"), std::string::npos);
  }
}

TEST(Times, AreWrittenInEveryShape) {
  const MaybeTime time = read_time("2026-11-26 14:30:05");
  EXPECT_EQ(compact_time(time), "20261126143005");
  EXPECT_EQ(spaced_time(time), "2026-11-26 14:30:05");
  EXPECT_EQ(iso_time(time), "2026-11-26T14:30:05+07:00");
  EXPECT_EQ(compact_time(std::nullopt), "");
  EXPECT_EQ(compact_day("1990-03-12"), "19900312000000");
  EXPECT_EQ(compact_day("1990"), "");
}

TEST(Times, ThatDoNotExistAreNone) {
  for (const char* text : {"", "2026-11-26T14:30", "2026-02-29", "2026-11-26 24:00", "2026-11-26 14:60", "2026-1-26"}) {
    EXPECT_FALSE(read_time(text)) << text;
  }
  EXPECT_TRUE(is_compact_time("20261126143005"));
  EXPECT_FALSE(is_compact_time("20260230143005"));
  EXPECT_FALSE(is_compact_time("2026112614300"));
  EXPECT_FALSE(is_spaced_time("20261126143005"));
}

}  // namespace
}  // namespace hoso::portal::test
