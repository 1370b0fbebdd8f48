#include "run_plan.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <hoso/error.hpp>
#include <hoso/procedure_guide.hpp>

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

namespace {

/// "3=KQ003605". Throws Error("usage.invalid", "usage.unknown_paper").
NamedPaper paper_of(const std::string& text, const Procedure& procedure) {
  const std::size_t sign = text.find('=');
  int page = 0;
  const char* const begin = text.data();
  const auto [end, failure] = std::from_chars(begin, begin + std::min(sign, text.size()), page);
  if (sign == std::string::npos || failure != std::errc() || end != begin + sign || page < 1) {
    throw Error("usage.invalid", {{"detail", "--paper"}});
  }
  return {page, known_component(procedure, text.substr(sign + 1))};
}

void name_procedure(pipeline::RunPlan& plan, const CommandLine& line, const Installation& installation) {
  if (line.procedure.empty()) return;
  const auto folder = procedures_folder(installation.templates);
  const Procedure procedure = load_procedure(folder / (known_procedure(line.procedure, folder) + ".xml"));
  plan.procedure = line.procedure;
  if (!line.procedure_case.empty()) require_case(load_guide(procedure, folder), procedure, line.procedure_case);
  plan.procedure_case = line.procedure_case;
  for (const std::string& paper : line.papers) plan.papers.push_back(paper_of(paper, procedure));
}

}  // namespace

pipeline::RunPlan run_plan(const CommandLine& line, const Installation& installation) {
  pipeline::RunPlan plan;
  plan.forms = forms_for(line, installation);
  plan.terms = {line.limits, run_clock()};
  plan.jobs = line.jobs;
  name_procedure(plan, line, installation);
  plan.decoder = {installation.decoder, installation.templates, line.allow_unconfined};
  return plan;
}

}  // namespace hoso::app
