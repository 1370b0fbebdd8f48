#include "pipeline/page_reading.hpp"

#include <algorithm>

#include "pipeline/result_checks.hpp"

namespace hoso::pipeline {
namespace {

class PageReading {
 public:
  PageReading(const PageTask& task, const PageTools& tools, CallSite& site)
      : task_(task), tools_(tools), site_(site) {}

  PageOutcome run() {
    PageOutcome outcome{task_.described, {}, {}};
    std::optional<Page> page = decoded();
    if (!page) return outcome;
    prepare(*page);
    const Identification found = identified(*page);
    if (found.quarter_turns != 0) *page = turned(*page, found.quarter_turns);
    describe(outcome.described, *page, found);
    if (found.match) {
      outcome.fields = read_fields({*page, *found.match, outcome.described.effective_dpi},
                                   tools_.pipeline, tools_.worker, site_);
      for (FieldValue& field : outcome.fields) field.page = outcome.described.number;
    }
    outcome.extracts = extracted(*page, outcome);
    return outcome;
  }

 private:
  std::optional<Page> decoded() {
    const std::string& stage = task_.file.stage;
    auto page = site_.call(stage, [&](const StageContext& context) {
      return tools_.files.read(task_.file, task_.described.page_in_file, context);
    });
    if (!page || !accepted(stage, complaint_about(*page, tools_.limits))) return std::nullopt;
    page->file = task_.described.file;
    page->page_in_file = task_.described.page_in_file;
    return page;
  }

  void prepare(Page& page) {
    for (const auto& slot : tools_.pipeline.prepare) {
      auto better = site_.call(slot->id(), [&](const StageContext& context) {
        return slot->instance(tools_.worker).prepare(page, context);
      });
      if (better && accepted(slot->id(), complaint_about(*better, tools_.limits))) {
        page = std::move(*better);
      }
    }
  }

  /// The first stage that knows the page, or finds it blank, decides.
  Identification identified(const Page& page) {
    if (tools_.forms.empty()) return {};
    for (const auto& slot : tools_.pipeline.identify) {
      const auto found = site_.call(slot->id(), [&](const StageContext& context) {
        return slot->instance(tools_.worker).identify(page, tools_.forms, context);
      });
      const bool usable = found && accepted(slot->id(), complaint_about(*found, page.image.size(),
                                                                        tools_.forms));
      if (usable && (found->blank || found->match)) return *found;
    }
    return {};
  }

  static void describe(DossierPage& described, const Page& page, const Identification& found) {
    described.size = page.image.size();
    described.quarter_turns = page.quarter_turns;
    described.blank = found.blank;
    described.match = found.match;
    described.effective_dpi = page.stated_dpi;
    if (found.match) {
      const auto& form = *found.match->form;
      const auto& blank = form.pages[static_cast<std::size_t>(found.match->template_page)];
      described.effective_dpi =
          found.match->alignment.dpi_at({blank.width_mm / 2, blank.height_mm / 2});
    }
    described.words = page.words;
    // PDFs often carry text outside the visible page.
    std::erase_if(described.words, [&](const Word& word) {
      return clipped(word.box, page.image.size()).empty();
    });
  }

  std::vector<std::shared_ptr<const PageExtract>> extracted(const Page& page,
                                                            const PageOutcome& outcome) {
    std::vector<std::shared_ptr<const PageExtract>> extracts;
    for (const auto& slot : tools_.pipeline.emit) {
      auto extract = site_.call(slot->id(), [&](const StageContext& context) {
        return slot->instance(tools_.worker).extract(page, outcome.described, outcome.fields,
                                                     context);
      });
      extracts.push_back(extract ? std::move(*extract) : nullptr);
    }
    return extracts;
  }

  bool accepted(const std::string& stage, const std::string& complaint) {
    if (!complaint.empty()) site_.note_bad_result(stage, complaint);
    return complaint.empty();
  }

  const PageTask& task_;
  const PageTools& tools_;
  CallSite& site_;
};

}  // namespace

PageOutcome read_page(const PageTask& task, const PageTools& tools, CallSite& site) {
  return PageReading(task, tools, site).run();
}

}  // namespace hoso::pipeline
