// The suite can fail: each breach of the contract is found, under its name.
#include <gmock/gmock.h>

#include <filesystem>

#include "contract/contract.hpp"

namespace hoso::contract {
namespace {

namespace fs = std::filesystem;

struct Breach {
  std::string plugin;
  std::string fault;  ///< option of that name; empty = the library has none
  std::string check;  ///< that must fail; empty = the plugin is sound
};

void PrintTo(const Breach& breach, std::ostream* out) {
  *out << breach.plugin << " " << breach.fault;
}

fs::path library_of(const std::string& id) {
  const fs::path own = fs::path(HOSO_BAD_PLUGINS) / ("libhoso_" + id + ".so");
  return fs::exists(own) ? own : fs::path(HOSO_FAULT_PLUGINS) / own.filename();
}

ContractReport report_on(const Breach& breach) {
  ContractTerms terms;
  terms.library = library_of(breach.plugin);
  terms.resources = HOSO_RESOURCES;
  if (!breach.fault.empty()) terms.options["fault"] = breach.fault;
  terms.samples = {HOSO_SLIP_FILE};
  constexpr std::chrono::milliseconds short_limit{200};
  if (breach.fault == "hangs" || breach.fault == "slow") terms.call_limit = short_limit;
  if (breach.fault == "deaf") terms.cancelled_limit = short_limit;
  return check_plugin(terms);
}

std::vector<std::string> failed_checks(const ContractReport& report) {
  std::vector<std::string> checks;
  for (const Failure& failure : report.failures) checks.push_back(failure.check);
  return checks;
}

class ContractBreach : public testing::TestWithParam<Breach> {};

TEST_P(ContractBreach, IsFound) {
  const ContractReport report = report_on(GetParam());
  if (GetParam().check.empty()) {
    EXPECT_THAT(failed_checks(report), testing::IsEmpty());
  } else {
    EXPECT_THAT(failed_checks(report), testing::Contains(GetParam().check));
  }
  const bool never_ends = GetParam().fault == "hangs" || GetParam().fault == "deaf";
  EXPECT_EQ(report.threads_left_behind > 0, never_ends);
}

INSTANTIATE_TEST_SUITE_P(
    Faults, ContractBreach,
    testing::Values(
        Breach{"prepare_sound", "", ""}, Breach{"prepare_open", "", "exports"},
        Breach{"prepare_wrong_abi", "", "load"}, Breach{"prepare_no_marker", "", "load"},
        Breach{"prepare_bad_option", "", "load"}, Breach{"prepare_absent", "", "exports"},
        Breach{"field_untidy", "", "descriptor"}, Breach{"field_untidy", "", "stage_id"},
        Breach{"field_untidy", "", "options"}, Breach{"field_untidy", "", "result"},
        Breach{"prepare_untidy", "none", ""}, Breach{"prepare_untidy", "prints", "silent"},
        Breach{"prepare_untidy", "complains", "silent"},
        Breach{"prepare_untidy", "counts_calls", "repeat"},
        Breach{"prepare_untidy", "counts_all_calls", "repeat"},
        Breach{"prepare_untidy", "numbers_instances", "threads"},
        Breach{"prepare_untidy", "codeless_error", "result"},
        Breach{"prepare_untidy", "codeless_warning", "result"},
        Breach{"prepare_untidy", "deaf", "cancel"},
        Breach{"prepare_untidy", "only_errors", "works"},
        Breach{"prepare_slip", "factory_throws", "construct"},
        Breach{"prepare_slip", "factory_null", "construct"},
        Breach{"prepare_slip", "throws_exception", "result"},
        Breach{"prepare_slip", "throws_int", "result"}, Breach{"prepare_slip", "slow", "time"},
        Breach{"prepare_slip", "hangs", "time"}, Breach{"identify_slip", "off_page", "result"},
        Breach{"identify_slip", "no_form", "result"}, Breach{"inspect_slip", "off_page", "result"},
        Breach{"recognize_slip", "nan", "result"},
        Breach{"recognize_slip", "no_candidates", "result"}, Breach{"emit_slip", "none", ""},
        Breach{"emit_slip", "absolute_path", "result"}, Breach{"emit_slip", "same_path", "result"},
        Breach{"emit_slip", "throws_int", "result"},
        Breach{"validate_slip", "throws_int", "result"}, Breach{"source_slip", "none", ""},
        Breach{"source_slip", "no_pixels", "result"}, Breach{"source_slip", "throws_int", "result"},
        Breach{"field_slip", "none", ""}, Breach{"field_slip", "negative", "result"},
        Breach{"field_slip", "throws_int", "result"}),
    [](const auto& one) {
      return one.param.plugin + "_" + one.param.fault + "_" +
             (one.param.check.empty() ? "sound" : one.param.check);
    });

TEST(ContractBreach, AMissingReadmeIsFound) {
  ContractTerms terms;
  terms.library = library_of("prepare_sound");
  terms.resources = HOSO_RESOURCES;
  terms.readme = "no/such/README.md";
  EXPECT_THAT(failed_checks(check_plugin(terms)), testing::ElementsAre("readme"));
}

}  // namespace
}  // namespace hoso::contract
