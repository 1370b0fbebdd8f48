// `hoso plugin check`: each breach of the contract is found, by its code, and a sound plugin is let through.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing_support::CommandResult;
using testing_support::TestFolder;
using Words = std::vector<std::string>;

struct Breach {
  std::string plugin;
  std::string fault;  ///< option of that name; empty = the library has none
  std::string code;   ///< that must be found; empty = the plugin is sound
};

void PrintTo(const Breach& breach, std::ostream* out) { *out << breach.plugin << " " << breach.fault; }

std::string library_of(const std::string& id) {
  const fs::path own = fs::path(HOSO_BAD_PLUGINS) / ("libhoso_" + id + ".so");
  return (fs::exists(own) ? own : fs::path(HOSO_FAULT_PLUGINS) / own.filename()).string();
}

CommandResult check(const Words& arguments) {
  Words all = {"plugin", "check"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return testing_support::run_command(HOSO_COMMAND, all);
}

Words codes_in(const CommandResult& result) {
  Words codes;
  const json answer = json::parse(result.out);
  for (const json& finding : answer["findings"]) {
    codes.push_back(finding["code"]);
    EXPECT_FALSE(finding["message"].get<std::string>().empty());
    EXPECT_FALSE(finding["next_step"].get<std::string>().empty());
    EXPECT_FALSE(finding["detail"].get<std::string>().empty());
  }
  return codes;
}

class PluginCheck : public testing::TestWithParam<Breach> {};

TEST_P(PluginCheck, FindsTheFault) {
  const Breach& breach = GetParam();
  Words arguments = {library_of(breach.plugin), "--json", "--sample", HOSO_SLIP_FILE};
  if (!breach.fault.empty()) arguments.insert(arguments.end(), {"--option", "fault=" + breach.fault});
  if (breach.fault == "hangs") arguments.insert(arguments.end(), {"--call-seconds", "0.3"});
  // Patience for a busy machine; what is deaf never stops.
  arguments.insert(arguments.end(), {"--cancel-seconds", breach.fault == "deaf" ? "0.3" : "15"});
  const CommandResult result = check(arguments);
  EXPECT_EQ(result.err, "");
  EXPECT_EQ(result.exit_code, breach.code.empty() ? 0 : 3) << result.out;
  EXPECT_EQ(json::parse(result.out)["kept"], breach.code.empty());
  if (breach.code.empty()) {
    EXPECT_THAT(codes_in(result), testing::IsEmpty());
  } else {
    EXPECT_THAT(codes_in(result), testing::Contains(breach.code));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Faults, PluginCheck,
    testing::Values(Breach{"prepare_sound", "", ""}, Breach{"prepare_open", "", "breach.exports"},
                    Breach{"prepare_wrong_abi", "", "breach.load"}, Breach{"prepare_no_marker", "", "breach.load"},
                    Breach{"field_untidy", "", "breach.descriptor"}, Breach{"field_untidy", "", "breach.stage_id"},
                    Breach{"field_untidy", "", "breach.options"}, Breach{"field_untidy", "", "breach.result"},
                    Breach{"prepare_untidy", "none", ""}, Breach{"prepare_untidy", "prints", "breach.silent"},
                    Breach{"prepare_untidy", "complains", "breach.silent"},
                    Breach{"prepare_untidy", "counts_calls", "breach.repeat"},
                    Breach{"prepare_untidy", "numbers_instances", "breach.threads"},
                    Breach{"prepare_untidy", "codeless_error", "breach.result"},
                    Breach{"prepare_untidy", "deaf", "breach.cancel"},
                    Breach{"prepare_untidy", "only_errors", "breach.works"},
                    Breach{"prepare_slip", "factory_throws", "breach.construct"},
                    Breach{"prepare_slip", "hangs", "breach.time"}, Breach{"source_slip", "none", ""},
                    Breach{"source_slip", "crashes", "breach.crash"}),
    [](const auto& one) {
      return one.param.plugin + "_" + one.param.fault + "_" + one.param.code.substr(one.param.code.find('.') + 1);
    });

TEST(PluginCheckCommand, ReadsTheReadme) {
  const TestFolder folder;
  const fs::path readme = folder.write("README.md", "| option | default |\n| --- | --- |\n| `fault` | some |\n");
  const CommandResult result =
      check({library_of("prepare_untidy"), "--json", "--readme", readme.string(), "--cancel-seconds", "15"});
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_THAT(codes_in(result), testing::ElementsAre("breach.readme"));
  EXPECT_TRUE(json::parse(result.out)["readme_checked"]);
}

TEST(PluginCheckCommand, SaysAloudWhatItDidNotLookAt) {
  const CommandResult result = check({library_of("prepare_sound"), "--lang", "en", "--cancel-seconds", "15"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out, "README not looked at: give --readme.\nThe plugin keeps the contract.\n");
}

TEST(PluginCheckCommand, NamesTheBreachInBothLanguages) {
  const CommandResult result = check({library_of("prepare_wrong_abi")});
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_THAT(result.out,
              testing::AllOf(testing::HasSubstr("[breach.load]"), testing::HasSubstr("không nhận thư viện"),
                             testing::HasSubstr("refuses the library"), testing::HasSubstr("plugin.wrong_abi")));
}

TEST(PluginCheckCommand, AMissingLibraryIsWrongUsage) {
  const CommandResult result = check({"no/such/lib.so"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, testing::HasSubstr("[usage.invalid]"));
}

}  // namespace
}  // namespace hoso
