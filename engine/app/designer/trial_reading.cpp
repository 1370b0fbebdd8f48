#include "designer/trial_reading.hpp"

#include <algorithm>

#include <hoso/error.hpp>

#include "review/page_pictures.hpp"
#include "run_plan.hpp"

namespace hoso::designer {

TrialReader::TrialReader(const app::CommandLine& line, const app::Installation& installation, plugin::PluginHost& host)
    : pipeline_(app::pipeline_for(line, installation, host, pipeline::Ends::reading)) {
  plan_.terms = {line.limits, app::run_clock()};
  plan_.decoder = {installation.decoder, installation.templates, line.allow_unconfined};
}

TrialReading TrialReader::read(std::shared_ptr<const FormTemplate> form, const std::filesystem::path& scan) const {
  TrialReading trial;
  pipeline::RunPlan plan = plan_;
  plan.forms = {std::move(form)};
  pipeline::require_stages_for(plan.forms, *pipeline_);
  std::mutex mutex;
  plan.keep_page = [&](const Page& page, const DossierPage& described) {
    auto jpeg = review::screen_jpeg(review::screen_picture(page));
    const std::scoped_lock lock(mutex);
    trial.pages[described.number] = std::move(jpeg);
  };
  pipeline::RunReport report = pipeline::run(pipeline_, {scan}, plan, {});
  if (trial.pages.empty()) {
    for (const Diagnostic& problem : report.journal.diagnostics) {
      if (problem.severity == Severity::error) throw Error(problem.code, problem.arguments);
    }
  }
  trial.dossier = std::move(report.dossier);
  return trial;
}

std::optional<std::vector<std::uint8_t>> crop_of_field(const TrialReading& trial, const std::string& field) {
  for (const Document& document : trial.dossier.documents) {
    const FieldValue* value = document.find(field);
    if (!value) continue;
    const auto page = std::ranges::find(trial.dossier.pages, value->page, &DossierPage::number);
    const auto picture = trial.pages.find(value->page);
    if (page == trial.dossier.pages.end() || picture == trial.pages.end()) continue;
    const review::Share share = review::share_of(value->box_mm, *page);
    if (share.width > 0) return review::crop_of(picture->second, share);
  }
  return std::nullopt;
}

}  // namespace hoso::designer
