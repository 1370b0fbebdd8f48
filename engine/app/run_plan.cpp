#include "run_plan.hpp"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string_view>

#include <hoso/error.hpp>

namespace hoso::app {
namespace {

/// SOURCE_DATE_EPOCH (reproducible-builds.org), else now.
std::chrono::sys_seconds run_clock() {
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    std::int64_t seconds = 0;
    const std::string_view text(epoch);
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (failure != std::errc() || end != text.data() + text.size()) {
      throw Error("usage.invalid", {{"detail", "SOURCE_DATE_EPOCH"}});
    }
    return std::chrono::sys_seconds(std::chrono::seconds(seconds));
  }
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace

pipeline::RunPlan run_plan(const CommandLine& line, const Installation& installation) {
  pipeline::RunPlan plan;
  plan.forms = forms_for(line, installation);
  plan.terms = {line.limits, run_clock()};
  plan.jobs = line.jobs;
  plan.procedure = line.procedure;
  plan.decoder = {installation.decoder, installation.templates, line.allow_unconfined};
  return plan;
}

}  // namespace hoso::app
