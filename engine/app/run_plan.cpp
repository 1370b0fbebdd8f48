#include "run_plan.hpp"

#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <hoso/error.hpp>

#include "procedures.hpp"

namespace hoso::app {
namespace {

/// Later years have more digits than ISO 8601 and PDF dates can write.
constexpr std::int64_t last_second_of_9999 = 253'402'300'799;

}  // namespace

std::chrono::sys_seconds run_clock() {
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    std::int64_t seconds = 0;
    const std::string_view text(epoch);
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const bool is_number = failure == std::errc() && end == text.data() + text.size();
    if (!is_number || seconds < 0 || seconds > last_second_of_9999) {
      throw Error("usage.invalid", {{"detail", "SOURCE_DATE_EPOCH"}});
    }
    return std::chrono::sys_seconds(std::chrono::seconds(seconds));
  }
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

pipeline::RunPlan run_plan(const CommandLine& line, const Installation& installation) {
  pipeline::RunPlan plan;
  plan.forms = forms_for(line, installation);
  plan.terms = {line.limits, run_clock()};
  plan.jobs = line.jobs;
  require_known_procedure(line.procedure, installation.templates);
  plan.procedure = line.procedure;
  plan.decoder = {installation.decoder, installation.templates, line.allow_unconfined};
  return plan;
}

}  // namespace hoso::app
