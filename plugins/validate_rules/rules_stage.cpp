#include "rules_stage.hpp"

#include <algorithm>
#include <iterator>

#include <hoso/vietnam_time.hpp>

#include "dossier_tree.hpp"
#include "reading_findings.hpp"
#include "rule_judge.hpp"

namespace hoso::rules {
namespace {

std::vector<Finding> rule_findings(const Judged& judged, const StageContext& context) {
  std::vector<Finding> all;
  for (const Rule& rule : judged.document.form->rules) {
    context.check_cancelled();
    try {
      std::vector<Finding> findings = findings_of(rule, judged);
      std::ranges::move(findings, std::back_inserter(all));
    } catch (const Error& error) {
      context.report(error.code(), Severity::error, error.arguments());
    }
  }
  return all;
}

}  // namespace

Date vietnamese_day(std::chrono::sys_seconds now) {
  const VietnamClock clock(now);
  return {clock.year, clock.month, clock.day};
}

RulesStage::RulesStage(const std::filesystem::path& resources) : places_(resources / "units") {}

Findings RulesStage::validate(const Dossier& dossier, const StageContext& context) {
  const DossierTree tree(dossier);
  const std::vector<xmlNode*> elements = tree.documents();
  Findings findings;
  for (std::size_t i = 0; i < dossier.documents.size(); ++i) {
    const Document& document = dossier.documents[i];
    const Scope scope{*document.form, places_, vietnamese_day(context.now()), elements.at(i)};
    std::vector<Finding> found = rule_findings({tree.tree(), document, scope}, context);
    std::vector<Finding> doubts = reading_findings(document, found);
    std::ranges::move(doubts, std::back_inserter(found));
    findings.documents.push_back(std::move(found));
  }
  return findings;
}

StageInfo rules_stage_info() {
  return {"validate.rules", "Judges each form by the rules of its template", Threading::shared, {}};
}

}  // namespace hoso::rules
