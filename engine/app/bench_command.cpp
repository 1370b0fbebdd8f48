#include "bench_command.hpp"

#include <fmt/format.h>

#include <hoso/error.hpp>

#include "bench/contest.hpp"
#include "bench/curve_svg.hpp"
#include "bench/field_stages.hpp"
#include "bench/read_samples.hpp"
#include "bench/scratch_folder.hpp"
#include "calibrate.hpp"
#include "card_bench.hpp"
#include "installation.hpp"
#include "interruption.hpp"
#include "run_plan.hpp"
#include "typeset/font_folder.hpp"
#include "worth_bench.hpp"

namespace hoso::app {
namespace {

namespace fs = std::filesystem;

/// All forms in turn, so that versions are told apart under every degradation.
void generate_samples(const BenchSettings& settings, const Catalogue& forms,
                      const synthetic::FieldStageOf& stage_of, const fs::path& folder,
                      const std::stop_token& stop) {
  std::vector<std::string> families;
  if (settings.font_folder) families = typeset::add_fonts(*settings.font_folder);
  for (int i = 0; i < settings.generate && !stop.stop_requested(); ++i) {
    const auto& form = forms[static_cast<std::size_t>(i) % forms.size()];
    bench::PageRecipe recipe = bench::bench_recipe(i, settings.set);
    // A step of its own, so that no font meets one version of a form only.
    const std::size_t turn = static_cast<std::size_t>(i) + static_cast<std::size_t>(i) / forms.size();
    if (!families.empty()) recipe = bench::written_in(families[turn % families.size()], recipe);
    const bench::GeneratedPage page = bench::generate_page(*form, stage_of, recipe);
    const fs::path sample = folder / fmt::format("{:05}", i);
    fs::create_directories(sample);
    bench::write_file(sample / page.file_name, page.bytes);
    bench::write_file(sample / "truth.json", bench::to_json(page.truth));
  }
}

struct Results {
  bench::Score score;
  std::vector<bench::Contender> contenders;
  double first_result_s = 0;
};

void hold_contest(const CommandLine& line, const Installation& installation,
                  const synthetic::FieldStageOf& stage_of, Results& results) {
  const bench::ScratchFolder scratch;
  const bench::ContestPlan plan{installation.program, scratch.path(), line.bench.contest, line.jobs,
                                line.bench.set.seed};
  bench::write_contest_pages(*forms_for(line, installation).front(), stage_of, plan);
  results.contenders = bench::run_contest(plan);
  results.first_result_s = bench::seconds_to_first_result(plan);
}

void print(const Results& results, const CommandLine& line) {
  if (line.json) {
    fmt::print("{}", bench::bench_json(results.score, results.contenders, line.bench.contest));
    return;
  }
  fmt::print("{}{}", bench::score_table(results.score),
             bench::mistake_list(results.score, static_cast<std::size_t>(line.bench.mistakes)));
  if (results.contenders.empty()) return;
  fmt::print("\n{}start to first result, one page, warm: {:.2f} s\n",
             bench::cost_table(results.contenders, line.bench.contest), results.first_result_s);
}

}  // namespace

ExitCode bench_command(const CommandLine& line) {
  const Installation installation(line);
  plugin::PluginHost host = plugin_host(line, installation);
  bench::FieldStages stages(host, installation.templates);
  const auto stage_of = [&](const std::string& type) { return stages.of_type(type); };
  const Interruption interruption;
  const pipeline::RunPlan plan = run_plan(line, installation);
  const auto measured = pipeline_for(line, installation, host);
  if (line.bench.cards > 0) {
    const auto score = measured_cards({line.bench, stage_of, measured, plan}, interruption.token());
    fmt::print("{}", line.json ? bench::card_json(score) : bench::card_table(score));
    return ExitCode::packaged;
  }

  const bench::ScratchFolder scratch;
  const fs::path samples = line.bench.samples ? *line.bench.samples : line.bench.keep.value_or(scratch.path());
  if (!line.bench.samples) {
    generate_samples(line.bench, plan.forms, stage_of, samples, interruption.token());
  }

  const std::vector<bench::Sample> loaded = bench::load_samples(samples);
  if (line.bench.worth) {
    const auto all = trials({line, installation, host, plan}, loaded, interruption.token());
    fmt::print("{}", line.json ? bench::worth_json(all) : bench::worth_table(all));
    return ExitCode::packaged;
  }

  Results results;
  results.score = bench::read_samples(measured, loaded, plan, interruption.token());
  // A score over half of the pages would count the other half as missed.
  if (interruption.token().stop_requested()) throw Error("run.cancelled");
  if (line.bench.contest > 0) hold_contest(line, installation, stage_of, results);
  if (line.bench.calibrate) calibrate(results.score, line.bench);
  print(results, line);
  if (line.bench.curve) bench::write_curve_svg(bench::risk_curves(results.score), *line.bench.curve);
  return ExitCode::packaged;
}

}  // namespace hoso::app
