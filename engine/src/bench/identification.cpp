#include "bench/identification.hpp"

#include <hoso/error.hpp>

#include "pipeline/assembly.hpp"

namespace hoso::bench {
namespace {

[[noreturn]] void throw_first(const pipeline::Journal& journal) {
  if (journal.diagnostics.empty()) throw Error("internal.bug", {{"detail", "a page without a problem"}});
  throw Error(journal.diagnostics.front().code, journal.diagnostics.front().arguments);
}

std::vector<pipeline::PageOutcome> located_pages(const std::filesystem::path& file, pipeline::Pipeline& pipeline,
                                                 const pipeline::RunPlan& plan) {
  pipeline::Journal journal;
  pipeline::CallSite site(plan.terms, {}, {file.string(), std::nullopt}, journal);
  pipeline::FileReader reader(pipeline, plan.decoder, plan.terms.limits);
  const auto opened = site.call("", [&](const StageContext& context) { return reader.open(file, context); });
  if (!opened) throw_first(journal);
  std::vector<pipeline::PageOutcome> pages;
  for (int i = 0; i < opened->described.page_count; ++i) {
    DossierPage described;
    described.number = i + 1;
    described.page_in_file = i;
    const auto located =
        pipeline::locate_page({*opened, described}, {pipeline, plan.forms, reader, plan.terms.limits}, site);
    if (!located.page) throw_first(journal);
    pages.push_back({located.described, {}, {}, {}});
  }
  return pages;
}

}  // namespace

Catalogue forms_of_pages(const std::filesystem::path& file, pipeline::Pipeline& pipeline,
                         const pipeline::RunPlan& plan) {
  const std::vector<pipeline::PageOutcome> pages = located_pages(file, pipeline, plan);
  Catalogue forms;
  for (const pipeline::PageOutcome& page : pages) {
    const auto& match = page.described.match;
    forms.push_back(match ? form_itself(match->form) : nullptr);
  }
  for (const Document& document : pipeline::documents_of(pages)) {
    for (const int number : document.pages) forms[static_cast<std::size_t>(number - 1)] = form_itself(document.form);
  }
  return forms;
}

}  // namespace hoso::bench
