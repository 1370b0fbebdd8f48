#include "bench/worth.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace hoso::bench {
namespace {

double accepted_share(const Tally& tally) {
  return tally.filled == 0 ? 0 : static_cast<double>(tally.accepted) / tally.filled;
}

std::string trial_line(const Trial& trial, const Trial& whole) {
  const Tally &tally = trial.tally, &all = whole.tally;
  return fmt::format("{:<36} {:>+8.2f} {:>+7} {:>+6} {:>+9.2f} {:>+10} {:>6.2f}\n", trial.without,
                     100 * (tally.exact() - all.exact()), tally.missed - all.missed, tally.wrong - all.wrong,
                     100 * (accepted_share(tally) - accepted_share(all)),
                     tally.wrong_confident - all.wrong_confident,
                     whole.seconds > 0 ? trial.seconds / whole.seconds : 0);
}

nlohmann::ordered_json trial_json(const Trial& trial) {
  const Tally& tally = trial.tally;
  nlohmann::ordered_json json;
  if (!trial.without.empty()) json["without"] = trial.without;
  json.update({{"filled", tally.filled},
               {"exact", tally.exact()},
               {"missed", tally.missed},
               {"wrong", tally.wrong},
               {"accepted", tally.accepted},
               {"wrong_confident", tally.wrong_confident},
               {"seconds", trial.seconds}});
  return json;
}

}  // namespace

std::string worth_table(const std::vector<Trial>& trials) {
  const Trial& whole = trials.front();
  const Tally& all = whole.tally;
  std::string table = fmt::format("{:<36} {:>8} {:>7} {:>6} {:>9} {:>10} {:>6}\n", "step left out", "exact %",
                                  "missed", "wrong", "accept. %", "wrong+sure", "time");
  table += fmt::format("{:<36} {:>8.2f} {:>7} {:>6} {:>9.2f} {:>10} {:>6.2f}\n", "none", 100 * all.exact(),
                       all.missed, all.wrong, 100 * accepted_share(all), all.wrong_confident, 1.0);
  for (std::size_t i = 1; i < trials.size(); ++i) table += trial_line(trials[i], whole);
  return table;
}

std::string worth_json(const std::vector<Trial>& trials) {
  nlohmann::ordered_json steps = nlohmann::ordered_json::array();
  for (const Trial& trial : trials) steps.push_back(trial_json(trial));
  return nlohmann::ordered_json{{"steps", steps}}.dump(2) + "\n";
}

}  // namespace hoso::bench
