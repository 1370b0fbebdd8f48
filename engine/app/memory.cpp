#include "memory.hpp"

#include <algorithm>
#include <system_error>

#include "messages.hpp"

namespace hoso::app {
namespace {

namespace fs = std::filesystem;

/// Files of stages' caches that were computed from the template `hash`: <stage>/<hash>…
void drop_cached(const fs::path& cache, const std::string& hash) {
  std::error_code ignored;
  std::vector<fs::path> gone;
  for (const auto& stage : fs::directory_iterator(cache, ignored)) {
    for (const auto& file : fs::directory_iterator(stage.path(), ignored)) {
      if (file.path().filename().string().starts_with(hash)) gone.push_back(file.path());
    }
  }
  for (const fs::path& file : gone) fs::remove(file, ignored);
}

}  // namespace

variants::Encounters encounters_of(const pipeline::RunReport& report, const pipeline::RunPlan& plan) {
  variants::Encounters met;
  met.now = plan.terms.now.time_since_epoch().count();
  for (const int number : report.new_layouts) {
    const PageMatch& match = *report.dossier.pages[static_cast<std::size_t>(number - 1)].match;
    met.fresh.push_back({match.form, match.template_page, {met.now, match.score}});
  }
  for (const DossierPage& page : report.dossier.pages) {
    if (page.match && !page.match->form->variant_id.empty()) ++met.pages_of[page.match->form->variant_id];
  }
  return met;
}

fs::path variants_folder(const Installation& installation) {
  return installation.data.empty() ? fs::path() : installation.data / "variants";
}

variants::Remembered memory_for(const Installation& installation, const Catalogue& forms) {
  const fs::path folder = variants_folder(installation);
  if (folder.empty()) return {};
  variants::Remembered memory = variants::remembered_in(folder, forms);
  std::erase_if(memory.refusals, [](const Diagnostic& one) { return one.code == "variants.unknown_form"; });
  return memory;
}

Learning learn_from(const pipeline::RunReport& report, const pipeline::RunPlan& plan,
                    const Installation& installation) {
  Learning learning;
  try {
    const auto change = variants::remember(variants_folder(installation), encounters_of(report, plan), plan.forms);
    learning.learned = change.added;
    for (const std::string& hash : change.forgotten) drop_cached(installation.cache, hash);
  } catch (const Error& error) {
    Diagnostic diagnostic = diagnostic_of(Error("variants.not_remembered", error.arguments()));
    diagnostic.severity = Severity::warning;
    learning.diagnostics.push_back(std::move(diagnostic));
  }
  return learning;
}

void forget(const std::string& id, const Installation& installation) {
  const fs::path folder = variants_folder(installation);
  if (const std::string hash = variants::hash_of_folder(variants::folder_of(folder, id)); !hash.empty()) {
    drop_cached(installation.cache, hash);
  }
  variants::remove(folder, id);
}

}  // namespace hoso::app
