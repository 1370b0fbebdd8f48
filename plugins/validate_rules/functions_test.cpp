// Every function that docs/rules.md promises, by expression.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include <hoso/rule_functions.hpp>
#include <hoso/error.hpp>

#include "dossier_tree.hpp"
#include "evaluator.hpp"
#include "sample_dossier.hpp"

namespace hoso::rules {
namespace {

const Places& places() {
  static const Places all(HOSO_RESOURCES "/units");
  return all;
}

class Functions : public testing::Test {
 protected:
  Functions() : tree_(spoilt_sample()) {}

  static Dossier spoilt_sample() {
    Dossier dossier = sample_dossier();
    set(dossier, "email", "");
    field_of(dossier, "phone").state = FieldState::illegible;
    field_of(dossier, "full_name").raw = "HÀ THỊ MẬN";
    return dossier;
  }

  [[nodiscard]] Scope scope(bool at_row) const {
    xmlNode* document = tree_.documents().at(0);
    xmlNode* row = children(children(document, "fields").at(0), "row").at(0);
    return {*ct01(), places(), {2026, 11, 25}, document, at_row ? row : nullptr};
  }

  [[nodiscard]] std::string text(const std::string& expression, bool at_row = false) const {
    return Evaluator(tree_.tree(), scope(at_row)).text(expression);
  }
  [[nodiscard]] bool holds(const std::string& expression) const {
    return Evaluator(tree_.tree(), scope(false)).holds(expression);
  }
  [[nodiscard]] double number(const std::string& expression) const {
    return Evaluator(tree_.tree(), scope(false)).number(expression);
  }
  [[nodiscard]] std::string problem(const std::string& expression, bool at_row = false) const {
    try {
      static_cast<void>(text(expression, at_row));
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), "rules.evaluation_failed");
      return error.arguments().at("detail");
    }
    return "none";
  }

  DossierTree tree_;
};

TEST_F(Functions, TellWhatAFieldHolds) {
  EXPECT_EQ(text("value('full_name')"), "Hà Thị Mận");
  EXPECT_EQ(text("raw('full_name')"), "HÀ THỊ MẬN");
  EXPECT_EQ(text("state('full_name')"), "read");
  EXPECT_EQ(text("state('email')"), "empty");
  EXPECT_EQ(text("state('phone')"), "illegible");
  EXPECT_EQ(text("field('sex')/@confidence"), "0.9900");
  EXPECT_EQ(text("label('sex')"), "Giới tính");
  EXPECT_EQ(text("label-en('sex')"), "Sex");
}

TEST_F(Functions, TellFilledFromLegible) {
  EXPECT_TRUE(holds("filled('full_name') and legible('full_name')"));
  EXPECT_TRUE(holds("filled('phone') and not(legible('phone'))"));
  EXPECT_FALSE(holds("filled('email') or legible('email')"));
}

TEST_F(Functions, ReadTheRowAtHand) {
  EXPECT_EQ(text("value('members.full_name')", true), "Đinh Hà My");
  EXPECT_EQ(text("value('full_name')", true), "Hà Thị Mận");
  EXPECT_EQ(text("label('members.sex')", true), "Giới tính");
  EXPECT_EQ(text("@index + 1", true), "1");
  EXPECT_EQ(text("count(fields/row[@table='members'])"), "1");
}

TEST_F(Functions, RefuseNamesTheFormDoesNotHave) {
  EXPECT_EQ(problem("value('ful_name')"), "there is no field ful_name");
  EXPECT_EQ(problem("value('members.age')", true), "there is no field members.age");
  EXPECT_THAT(problem("value('members.sex')"), testing::HasSubstr("for-each"));
}

TEST_F(Functions, RefuseWrongCalls) {
  EXPECT_EQ(problem("no-such('a')"), "there is no function no-such()");
  EXPECT_EQ(problem("value()"), "value() takes 1 arguments");
  EXPECT_EQ(problem("today('x')"), "today() takes 0 arguments");
  EXPECT_NE(problem("1 +"), "none");
  EXPECT_EQ(problem("string-length(normalize-space(concat('a', 'b')))"), "none");
}

TEST_F(Functions, StopAnEndlessExpression) {
  EXPECT_NE(problem("count(//*[count(//*[count(//*[count(//*[count(//*) > 1]) > 1]) > 1]) > 1])"),
            "none");
}

TEST_F(Functions, CompareDates) {
  EXPECT_TRUE(holds("is-date('2024-02-29') and is-date('1958')"));
  EXPECT_FALSE(holds("is-date('2023-02-29') or is-date('29/02/2024') or is-date('')"));
  EXPECT_TRUE(holds("before('2026-11-24', today()) and after('2026-11-26', today())"));
  EXPECT_FALSE(holds("before(today(), today()) or after(today(), today())"));
  EXPECT_FALSE(holds("before('', today()) or after('x', today())"));
  EXPECT_EQ(text("today()"), "2026-11-25");
}

TEST_F(Functions, AYearAloneIsComparedOnlyWhereItIsSure) {
  EXPECT_TRUE(holds("before('2025', '2026-01-01') and after('2027', '2026-12-31')"));
  EXPECT_FALSE(holds("before('2026', '2026-11-25') or after('2026', '2026-11-25')"));
}

TEST_F(Functions, CountFullYears) {
  EXPECT_EQ(number("age-on('2008-11-25', '2026-11-25')"), 18);
  EXPECT_EQ(number("age-on('2008-11-26', '2026-11-25')"), 17);
  EXPECT_EQ(number("age-on('2008', '2026-11-25')"), 17);
  EXPECT_EQ(number("age-on('2008', '2026-12-31')"), 18);
  EXPECT_TRUE(std::isnan(number("age-on('', '2026-12-31')")));
  EXPECT_FALSE(holds("age-on('', today()) < 18"));
}

TEST_F(Functions, ReadPersonalNumbers) {
  EXPECT_TRUE(holds("is-id-number('025190004321')"));
  EXPECT_FALSE(holds("is-id-number('02519000432') or is-id-number('02519000432x')"));
  EXPECT_TRUE(holds("is-legacy-id-number('131 234 567')"));
  EXPECT_FALSE(holds("is-legacy-id-number('025190004321')"));
  EXPECT_TRUE(holds("id-province-known('025190004321')"));
  EXPECT_FALSE(holds("id-province-known('099190004321') or id-province-known('')"));
  EXPECT_EQ(text("id-sex('025190004321')"), "Nữ");
  EXPECT_EQ(text("id-sex('025088004321')"), "Nam");
  EXPECT_EQ(text("id-sex('12')"), "");
  EXPECT_EQ(number("id-birth-year('025315000111')"), 2015);
  EXPECT_TRUE(std::isnan(number("id-birth-year('12')")));
}

TEST_F(Functions, FindThePersonalNumberInASentence) {
  EXPECT_EQ(text("id-number-in('CCCD số 025190004321 do Bộ Công an cấp ngày 20/11/2021')"), "025190004321");
  EXPECT_EQ(text("id-number-in('025190004321')"), "025190004321");
  EXPECT_EQ(text("id-number-in('số 0251900043210, số 131234567')"), "");
  EXPECT_EQ(text("id-number-in('')"), "");
}

TEST_F(Functions, CountDays) {
  EXPECT_EQ(number("days-between('2024-02-28', '2024-03-01')"), 2);
  EXPECT_EQ(number("days-between('2026-11-26', today())"), -1);
  EXPECT_TRUE(std::isnan(number("days-between('2024', '2024-03-01')")));
  EXPECT_TRUE(std::isnan(number("days-between('', today())")));
}

TEST_F(Functions, JudgePhonesAndMail) {
  EXPECT_TRUE(holds("is-phone('0961234567') and is-phone('+84 961 234 567')"));
  EXPECT_FALSE(holds("is-phone('096123456') or is-phone('0011234567') or is-phone('')"));
  EXPECT_TRUE(holds("is-email('a.b-c@vidu.com.vn')"));
  for (const char* const wrong : {"", "a", "a@", "@b.vn", "a@b", "a@b.v", "a@@b.vn", "a@.vn",
                                  "a b@c.vn", "a..b@c.vn", ".a@c.vn", "a.@c.vn", "a@b.vn.",
                                  "á@b.vn"}) {
    EXPECT_FALSE(holds("is-email('" + std::string(wrong) + "')")) << wrong;
  }
}

TEST_F(Functions, CompareTexts) {
  EXPECT_EQ(text("lower('ĐẶNG Thị Ổi')"), "đặng thị ổi");
  EXPECT_EQ(text("folded('Đặng  Thị Ổi')"), "dang thi oi");
  EXPECT_TRUE(holds("same-text('NGUYỄN  HOÀ', 'Nguyễn Hòa')"));
  EXPECT_FALSE(holds("same-text('Nguyễn Hoa', 'Nguyễn Hòa')"));
}

TEST_F(Functions, KnowPlaces) {
  EXPECT_TRUE(holds("place-exists('xã Long Cốc, tỉnh Phú Thọ')"));
  EXPECT_FALSE(holds("place-exists('xã Khôngcóthật')"));
  EXPECT_EQ(text("commune-of('khu Cạn, xã Long Cốc, tỉnh Phú Thọ')"), "xã Long Cốc, tỉnh Phú Thọ");
  EXPECT_EQ(text("commune-of('xã Khôngcóthật, tỉnh Phú Thọ')"), "");
  EXPECT_EQ(text("defunct-place('xã Long Cốc, tỉnh Phú Thọ')"), "");
  EXPECT_EQ(text("new-place('xã Long Cốc, tỉnh Phú Thọ')"), "");
  EXPECT_THAT(text("defunct-place('phường Tiên Cát, thành phố Việt Trì, tỉnh Phú Thọ')"),
              testing::HasSubstr("Việt Trì"));
  EXPECT_EQ(text("defunct-place('xã Vinh Tiền, huyện Tân Sơn, tỉnh Phú Thọ')"),
            "Xã Vinh Tiền, Huyện Tân Sơn, Tỉnh Phú Thọ");
  EXPECT_EQ(text("new-place('xã Vinh Tiền, huyện Tân Sơn, tỉnh Phú Thọ')"),
            "xã Vinh Tiền → xã Long Cốc, tỉnh Phú Thọ");
}

TEST_F(Functions, SeeFormerLevels) {
  EXPECT_EQ(text("district-word('thôn 1, HUYỆN Xa Lạ, tỉnh Phú Thọ')"), "huyện");
  EXPECT_EQ(text("district-word('Quận')"), "quận");
  EXPECT_EQ(text("district-word('thị trấn Thanh Sơn')"), "thị trấn");
  EXPECT_EQ(text("district-word('xã Long Cốc (trước đây thuộc huyện Tân Sơn), tỉnh Phú Thọ')"), "");
  EXPECT_EQ(text("district-word('đường Bà Huyện Thanh Quan, phường Xuân Hòa')"), "");
  EXPECT_EQ(text("district-word('bà Quận, người huyệnx')"), "quận");
}

TEST(FunctionTables, NameEachFunctionOnce) {
  std::set<std::string_view> names;
  for (const auto functions : {field_functions(), value_functions(), place_functions()}) {
    for (const Function& function : functions) {
      EXPECT_TRUE(names.insert(function.name).second);
      const auto told = std::ranges::find(rule_functions, function.name, &RuleFunction::name);
      ASSERT_NE(told, rule_functions.end()) << function.name;
      EXPECT_EQ(told->argument_count, function.argument_count) << function.name;
    }
  }
  EXPECT_EQ(names.size(), 31U);
  EXPECT_EQ(rule_functions.size(), names.size());
}

}  // namespace
}  // namespace hoso::rules
