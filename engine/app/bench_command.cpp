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
#include "memory.hpp"
#include "result_text.hpp"
#include "run_plan.hpp"
#include "typeset/font_folder.hpp"
#include "worth_bench.hpp"

namespace hoso::app {
namespace {

namespace fs = std::filesystem;

/// Where generated pages go.
struct SampleFolders {
  fs::path samples;
  fs::path twins;  ///< empty = none are made
};

/// All forms in turn, so that versions are told apart under every degradation.
void generate_samples(const BenchSettings& settings, const Catalogue& forms,
                      const synthetic::FieldStageOf& stage_of, const SampleFolders& folders,
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
    bench::write_sample(folders.samples / fmt::format("{:05}", i), page);
    if (folders.twins.empty()) continue;
    const bench::PageRecipe twin = bench::twin_of(recipe, page.retyping);
    bench::write_sample(folders.twins / fmt::format("{:05}", i), bench::generate_page(*form, stage_of, twin));
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

/// What reading the pages in `twins` leaves in the memory, by way of the files it is kept in.
Catalogue layouts_of(const fs::path& twins, const std::shared_ptr<pipeline::Pipeline>& stages,
                     pipeline::RunPlan plan, const std::stop_token& stop) {
  const fs::path folder = twins / "variants";
  constexpr std::size_t all = 100'000;
  plan.learn = true;
  plan.progress = nullptr;
  for (const bench::Sample& twin : bench::load_samples(twins)) {
    const auto report = pipeline::run(stages, {twin.file}, plan, stop);
    static_cast<void>(variants::remember(folder, encounters_of(report, plan), plan.forms, all));
  }
  return variants::catalogue_of(variants::remembered_in(folder, plan.forms));
}

void print(const Results& results, const CommandLine& line) {
  if (line.json) {
    fmt::print("{}", bench::bench_json(results.score, results.contenders, line.bench.contest));
    return;
  }
  fmt::print("{}{}", bench::score_table(results.score),
             bench::mistake_list(results.score, static_cast<std::size_t>(line.bench.mistakes)));
  if (line.timings) fmt::print("\n{}", timings_text(results.score.timings));
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
  pipeline::RunPlan plan = run_plan(line, installation);
  const auto measured = pipeline_for(line, installation, host);
  if (line.bench.cards > 0) {
    const auto score = measured_cards({line.bench, stage_of, measured, plan}, interruption.token());
    fmt::print("{}", line.json ? bench::card_json(score) : bench::card_table(score));
    return ExitCode::packaged;
  }

  const bench::ScratchFolder scratch;
  const fs::path samples = line.bench.samples ? *line.bench.samples : line.bench.keep.value_or(scratch.path());
  const fs::path twins = (line.bench.keep ? *line.bench.keep : scratch.path()) / "twins";
  if (!line.bench.samples) {
    const SampleFolders folders{samples, line.bench.remembered ? twins : fs::path()};
    generate_samples(line.bench, plan.forms, stage_of, folders, interruption.token());
  }
  if (line.bench.remembered) plan.variants = layouts_of(twins, measured, plan, interruption.token());

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
