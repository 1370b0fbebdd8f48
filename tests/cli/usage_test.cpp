// Wrong command lines: exit code 1, a code and a next step on stderr, nothing on stdout.
#include <gmock/gmock.h>

#include "cli/slip_files.hpp"

namespace hoso {
namespace {

using cli_tests::Arguments;
using cli_tests::slip_command;
using testing::HasSubstr;
using testing_support::run_command;
using testing_support::TestFolder;

struct Mistake {
  std::string name;
  Arguments arguments;
  std::string code;
  std::string told;  ///< must be in the message
};

std::ostream& operator<<(std::ostream& stream, const Mistake& mistake) { return stream << mistake.name; }

class WrongUsage : public testing::TestWithParam<Mistake> {};

TEST_P(WrongUsage, IsToldWithCodeAndNextStep) {
  const auto result = run_command(HOSO_COMMAND, GetParam().arguments);
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, testing::StartsWith("[" + GetParam().code + "] "));
  EXPECT_THAT(result.err, HasSubstr(GetParam().told));
  EXPECT_THAT(result.err, HasSubstr("    → Xem hoso --help"));
  EXPECT_THAT(result.err, HasSubstr("    → See hoso --help"));
}

INSTANTIATE_TEST_SUITE_P(
    CommandLines, WrongUsage,
    testing::Values(
        Mistake{"nothing", {}, "usage.invalid", "subcommand"},
        Mistake{"empty_command", {""}, "usage.unknown_word", ""},
        Mistake{"unknown_command", {"chek", "a.pdf"}, "usage.unknown_word", "chek; the nearest is check"},
        Mistake{"help_for_unknown_command", {"chek", "--help"}, "usage.unknown_word", "the nearest is check"},
        Mistake{"unknown_option", {"run", "a.pdf", "--jsn"}, "usage.unknown_word",
                "--jsn; the nearest is --json"},
        Mistake{"unknown_option_with_value", {"read", "a.pdf", "--job=2"}, "usage.unknown_word",
                "--job; the nearest is --jobs"},
        Mistake{"another_commands_option", {"read", "a.pdf", "--out", "x"}, "usage.unknown_word", "--out"},
        Mistake{"one_dash", {"read", "a.pdf", "-json"}, "usage.unknown_word", "-json; the nearest is --json"},
        Mistake{"surplus_word", {"forms", "ct01"}, "usage.unknown_word", "ct01"},
        Mistake{"no_file", {"run"}, "usage.invalid", "FILE"},
        Mistake{"no_jobs", {"read", "a.pdf", "--jobs", "0"}, "usage.invalid", "--jobs"},
        Mistake{"absurd_jobs", {"read", "a.pdf", "--jobs", "99999999999999999999"}, "usage.invalid", "--jobs"},
        Mistake{"negative_jobs", {"read", "a.pdf", "--jobs", "-1"}, "usage.invalid", "--jobs"},
        Mistake{"jobs_in_words", {"read", "a.pdf", "--jobs", "two"}, "usage.invalid", "--jobs"},
        Mistake{"jobs_without_number", {"read", "a.pdf", "--jobs"}, "usage.invalid", "--jobs"},
        Mistake{"unknown_language", {"read", "a.pdf", "--lang", "fr"}, "usage.invalid", "--lang"},
        Mistake{"no_pages", {"read", "a.pdf", "--max-pages", "0"}, "usage.invalid", "--max-pages"},
        Mistake{"no_bytes", {"read", "a.pdf", "--max-file-mb", "0"}, "usage.invalid", "--max-file-mb"},
        Mistake{"absurd_bytes", {"read", "a.pdf", "--max-file-mb", "99999999999"}, "usage.invalid",
                "--max-file-mb"},
        Mistake{"no_time", {"read", "a.pdf", "--max-page-seconds", "0"}, "usage.invalid",
                "--max-page-seconds"},
        Mistake{"endless_time", {"read", "a.pdf", "--max-page-seconds", "inf"}, "usage.invalid",
                "--max-page-seconds"},
        Mistake{"time_is_nan", {"read", "a.pdf", "--max-page-seconds", "nan"}, "usage.invalid",
                "--max-page-seconds"},
        Mistake{"no_generated_pages", {"bench", "--generate", "0"}, "usage.invalid", "--generate"},
        Mistake{"negative_seed", {"bench", "--seed", "-1"}, "usage.invalid", "--seed"},
        Mistake{"negative_mistakes", {"bench", "--mistakes", "-1"}, "usage.invalid", "--mistakes"},
        Mistake{"no_cards", {"bench", "--cards", "0"}, "usage.invalid", "--cards"},
        Mistake{"no_contest", {"bench", "--contest", "0"}, "usage.invalid", "--contest"},
        Mistake{"why_of_no_field", {"why", "a.pdf"}, "usage.invalid", "FIELD"},
        Mistake{"without_nothing", {"bench", "--without"}, "usage.invalid", "--without"},
        Mistake{"without_in_another_command", {"read", "a.pdf", "--without", "field.sex"},
                "usage.unknown_word", "--without"},
        Mistake{"absent_samples", {"bench", "--samples", "/absent"}, "usage.invalid", "--samples"}),
    [](const auto& each) { return each.param.name; });

/// Names that only the installed templates can judge.
class UnknownName : public testing::TestWithParam<Mistake> {};

TEST_P(UnknownName, NamesTheNearestKnownOne) {
  const auto result = run_command(HOSO_COMMAND, GetParam().arguments);
  EXPECT_EQ(result.exit_code, 1) << result.err;
  EXPECT_THAT(result.err, testing::StartsWith("[" + GetParam().code + "] "));
  EXPECT_THAT(result.err, HasSubstr(GetParam().told));
  EXPECT_THAT(result.err, HasSubstr("    → "));
}

INSTANTIATE_TEST_SUITE_P(
    Names, UnknownName,
    testing::Values(
        Mistake{"form", {"read", "a.pdf", "--form", "ct1"}, "usage.unknown_form", "the nearest is ct01"},
        Mistake{"form_version", {"read", "a.pdf", "--form", "ct01/tt116-2025"}, "usage.unknown_form",
                "the nearest is ct01/tt116-2026"},
        Mistake{"form_of_bench", {"bench", "--form", "ct1"}, "usage.unknown_form", "the nearest is ct01"},
        Mistake{"pipeline", {"read", "a.pdf", "--pipeline", "dosier"}, "usage.unknown_pipeline",
                "the nearest is dossier"},
        Mistake{"procedure", {"read", "a.pdf", "--procedure", "1.004322"}, "usage.unknown_procedure",
                "the nearest is 1.004222"},
        Mistake{"procedure_with_a_strange_suffix", {"read", "a.pdf", "--procedure", "1.004222.<a>"},
                "usage.unknown_procedure", "the nearest is 1.004222"}),
    [](const auto& each) { return each.param.name; });

TEST(Procedure, MayHaveTheSuffixOfAProvince) {
  for (const char* code : {"1.004222", "1.004222.H38", "1.004222.000.00.00.H38"}) {
    const auto result = run_command(HOSO_COMMAND, {"read", "/absent.pdf", "--procedure", code});
    EXPECT_EQ(result.exit_code, 2) << code << result.err;
  }
}

TEST(Clock, ThatIsNoNumberIsRefused) {
  const TestFolder folder;
  const auto file = folder.write("a.slip", "slip 1").string();
  for (const char* epoch : {"SOURCE_DATE_EPOCH=", "SOURCE_DATE_EPOCH=today", "SOURCE_DATE_EPOCH=1e9",
                            "SOURCE_DATE_EPOCH=99999999999999999999", "SOURCE_DATE_EPOCH=9999999999999999"}) {
    const auto result = run_command(HOSO_COMMAND, slip_command("read", {file}), {epoch});
    EXPECT_EQ(result.exit_code, 1) << epoch << result.err;
    EXPECT_THAT(result.err, HasSubstr("SOURCE_DATE_EPOCH"));
  }
}

}  // namespace
}  // namespace hoso
