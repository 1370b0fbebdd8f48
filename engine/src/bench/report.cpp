#include "bench/report.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "bench/confidence_report.hpp"

namespace hoso::bench {
namespace {

std::string score_line(const std::string& group, const Tally& tally) {
  return fmt::format("{:<28} {:>7} {:>8.2f} {:>7.2f} {:>7} {:>6} {:>10}\n", group, tally.filled,
                     100 * tally.exact(), 100 * tally.character_error_rate(), tally.missed,
                     tally.wrong, tally.wrong_confident);
}

std::string accepted_line(const Tally& tally) {
  return fmt::format("accepted with a confidence of {} or more: {:.2f} % of {} values; {:.2f} % of them wrong\n",
                     sure_from, tally.filled == 0 ? 0.0 : 100.0 * tally.accepted / tally.filled,
                     tally.filled,
                     tally.accepted == 0 ? 0.0 : 100.0 * tally.wrong_confident / tally.accepted);
}

double pages_per_minute(const ProcessCost& cost, int pages) {
  return cost.wall_s > 0 ? 60 * pages / cost.wall_s : 0;
}

nlohmann::ordered_json tally_json(const Tally& tally) {
  return {{"filled", tally.filled}, {"correct", tally.correct}, {"missed", tally.missed},
          {"empty", tally.empty},   {"wrong", tally.wrong},     {"wrong_confident", tally.wrong_confident},
          {"accepted", tally.accepted},
          {"exact", tally.exact()}, {"character_error_rate", tally.character_error_rate()}};
}

nlohmann::ordered_json cost_json(const Contender& contender, int pages) {
  return {{"name", contender.name},
          {"exit_code", contender.cost.exit_code},
          {"pages_per_minute", pages_per_minute(contender.cost, pages)},
          {"cpu_s_per_page", contender.cost.cpu_s / pages},
          {"peak_mb", static_cast<double>(contender.cost.peak_bytes) / 1e6}};
}

}  // namespace

std::string score_table(const Score& score) {
  std::string table = fmt::format("{:<28} {:>7} {:>8} {:>7} {:>7} {:>6} {:>10}\n", "group", "filled",
                                  "exact %", "CER %", "missed", "wrong", "wrong+sure");
  for (const auto& [group, tally] : score.by_group) table += score_line(group, tally);
  table += score_line("all", score.all);
  table += accepted_line(score.all);
  table += fmt::format("right form and version: {} of {} pages; other documents accepted: {}\n",
                       score.form_right, score.pages, score.false_accepts);
  return table + confidence_tables(score);
}

std::string mistake_list(const Score& score, std::size_t most) {
  std::string list;
  for (std::size_t i = 0; i < std::min(most, score.mistakes.size()); ++i) {
    const Mistake& mistake = score.mistakes[i];
    list += fmt::format("{} {}: expected \"{}\", given \"{}\" ({:.2f})\n", mistake.sample, mistake.field,
                        mistake.expected, mistake.given, mistake.confidence);
  }
  return list;
}

std::string cost_table(const std::vector<Contender>& contenders, int pages) {
  std::string table = fmt::format("{:<36} {:>9} {:>10} {:>8} {:>7}\n", "command", "pages/min",
                                  "CPU s/page", "peak MB", "ratio");
  for (const Contender& contender : contenders) {
    if (contender.cost.exit_code < 0) {
      table += fmt::format("{:<36} did not run\n", contender.name);
      continue;
    }
    const double speed = pages_per_minute(contender.cost, pages);
    table += fmt::format("{:<36} {:>9.1f} {:>10.2f} {:>8.0f} {:>7.2f}\n", contender.name, speed,
                         contender.cost.cpu_s / pages,
                         static_cast<double>(contender.cost.peak_bytes) / 1e6,
                         speed / pages_per_minute(contenders.front().cost, pages));
  }
  return table;
}

std::string bench_json(const Score& score, const std::vector<Contender>& contenders, int pages) {
  nlohmann::ordered_json json;
  json["pages"] = score.pages;
  json["form_right"] = score.form_right;
  json["false_accepts"] = score.false_accepts;
  json["all"] = tally_json(score.all);
  for (const auto& [group, tally] : score.by_group) json["groups"][group] = tally_json(tally);
  json["confidence"] = confidence_json(score);
  json["costs"] = nlohmann::ordered_json::array();
  for (const Contender& contender : contenders) json["costs"].push_back(cost_json(contender, pages));
  return json.dump(2) + "\n";
}

}  // namespace hoso::bench
