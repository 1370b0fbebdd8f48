#include "bench/confidence_report.hpp"

#include <map>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace hoso::bench {
namespace {

using confidence::Outcome;
using confidence::ReliabilityBin;
using confidence::RiskPoint;

std::vector<Outcome> outcomes_of(const Score& score) {
  std::vector<Outcome> outcomes;
  for (const auto& value : score.values) outcomes.push_back(value.outcome);
  return outcomes;
}

double right_share(const ReliabilityBin& bin) {
  return static_cast<double>(bin.values.right) / bin.values.count;
}

std::string curve_line(const RiskCurve& curve) {
  const RiskPoint most = confidence::most_accepted(curve.points, most_risk);
  const RiskPoint sure = confidence::accepted_from(curve.points, sure_from);
  return fmt::format("{:<20} {:>7} {:>9.2f} {:>6} {:>8.2f} {:>10.2f} {:>9.4f} {:>8.4f}\n", curve.name,
                     curve.filled, 100 * curve.coverage(sure), sure.wrong,
                     100 * confidence::upper_share(sure.wrong, sure.accepted),
                     100 * curve.coverage(most), most.threshold,
                     100 * confidence::area_under(curve.points));
}

std::string bin_line(const ReliabilityBin& bin) {
  return fmt::format("{:<5} to {:<5}       {:>7} {:>9.4f} {:>9.4f} {:>6}\n", bin.from, bin.to,
                     bin.values.count, bin.values.confidence, right_share(bin),
                     bin.values.count - bin.values.right);
}

nlohmann::ordered_json curve_json(const RiskCurve& curve) {
  const RiskPoint most = confidence::most_accepted(curve.points, most_risk);
  const RiskPoint sure = confidence::accepted_from(curve.points, sure_from);
  return {{"name", curve.name},
          {"filled", curve.filled},
          {"accepted_share", curve.coverage(sure)},
          {"accepted_wrong", sure.wrong},
          {"accepted_share_at_most_risk", curve.coverage(most)},
          {"threshold_at_most_risk", most.threshold},
          {"area_under_risk", confidence::area_under(curve.points)}};
}

nlohmann::ordered_json bin_json(const ReliabilityBin& bin) {
  return {{"from", bin.from},
          {"to", bin.to},
          {"values", bin.values.count},
          {"mean_confidence", bin.values.confidence},
          {"right", right_share(bin)}};
}

}  // namespace

std::vector<RiskCurve> risk_curves(const Score& score) {
  std::map<std::string, std::vector<Outcome>> forms;
  for (const auto& value : score.values) forms[value.form].push_back(value.outcome);
  std::vector<RiskCurve> curves;
  for (const auto& [form, outcomes] : forms) {
    curves.push_back({form, score.by_group.at("form " + form).filled, confidence::risk_curve(outcomes)});
  }
  curves.push_back({"all", score.all.filled, confidence::risk_curve(outcomes_of(score))});
  return curves;
}

std::string confidence_tables(const Score& score) {
  std::string text = fmt::format("\n{:<20} {:>7} {:>9} {:>6} {:>8} {:>10} {:>9} {:>8}\n",
                                 fmt::format("accepted from {}", sure_from), "filled", "accept. %",
                                 "wrong", "95 % <=", "0.1 %: acc.", "from", "AURC %");
  for (const RiskCurve& curve : risk_curves(score)) text += curve_line(curve);
  text += fmt::format("\n{:<20} {:>7} {:>9} {:>9} {:>6}\n", "confidence", "values", "mean", "right",
                      "wrong");
  const auto bins = confidence::reliability(outcomes_of(score));
  for (const ReliabilityBin& bin : bins) text += bin_line(bin);
  return text + fmt::format("expected calibration error: {:.2f} %\n",
                            100 * confidence::calibration_error(bins));
}

nlohmann::ordered_json confidence_json(const Score& score) {
  nlohmann::ordered_json json;
  json["sure_from"] = sure_from;
  json["curves"] = nlohmann::ordered_json::array();
  for (const RiskCurve& curve : risk_curves(score)) json["curves"].push_back(curve_json(curve));
  const auto bins = confidence::reliability(outcomes_of(score));
  json["reliability"] = nlohmann::ordered_json::array();
  for (const ReliabilityBin& bin : bins) json["reliability"].push_back(bin_json(bin));
  json["calibration_error"] = confidence::calibration_error(bins);
  return json;
}

}  // namespace hoso::bench
