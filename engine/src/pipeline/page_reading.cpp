#include "pipeline/page_reading.hpp"

#include <algorithm>

#include "pipeline/result_checks.hpp"

namespace hoso::pipeline {
namespace {

class PageLocator {
 public:
  PageLocator(const PageTask& task, const PageTools& tools, CallSite& site)
      : task_(task), tools_(tools), site_(site) {}

  LocatedPage locate() {
    LocatedPage located{decoded(), task_.described};
    if (!located.page) return located;
    Page& page = *located.page;
    prepare(page);
    if (task_.quarter_turns != 0) page = turned(page, task_.quarter_turns);
    const auto [found, stage] = identified(page);
    if (found.quarter_turns != 0) page = turned(page, found.quarter_turns);
    describe(located.described, page, found);
    located.new_layout = tools_.learn && is_whole(found) && known_before(stage, page, found.match->form);
    return located;
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
        return slot->lease()->prepare(page, context);
      });
      if (better && accepted(slot->id(), complaint_about(*better, tools_.limits))) {
        page = std::move(*better);
      }
    }
  }

  /// What a page was found to be, and by which identify stage.
  struct Answer {
    Identification found;
    std::size_t stage = 0;
  };

  /// The first stage that knows the page, or finds it blank, decides.
  Answer identified(const Page& page) {
    if (tools_.candidates.empty()) return {};
    for (std::size_t i = 0; i < tools_.pipeline.identify.size(); ++i) {
      const auto found = asked(i, page, tools_.candidates);
      const bool usable = found && accepted(tools_.pipeline.identify[i]->id(),
                                            complaint_about(*found, page.image.size(), tools_.candidates));
      if (usable && (found->blank || found->match)) return {*found, i};
    }
    return {};
  }

  /// nullopt = the stage failed.
  std::optional<Identification> asked(std::size_t stage, const Page& page, const Catalogue& candidates) {
    auto& slot = *tools_.pipeline.identify[stage];
    return site_.call(slot.id(), [&](const StageContext& context) {
      return slot.lease()->identify(page, candidates, context);
    });
  }

  /// Whether it is a new variant of which little was hidden: gaps would be handed on to every later page.
  static bool is_whole(const Identification& found) {
    constexpr double least_score = 0.9;
    return found.match && is_new_variant(*found.match->form) && found.match->score >= least_score;
  }

  /// Whether a stage before `stage` would know the page if it knew `variant`.
  bool known_before(std::size_t stage, const Page& page, const std::shared_ptr<const FormTemplate>& variant) {
    for (std::size_t i = 0; i < stage; ++i) {
      const auto found = asked(i, page, {variant});
      if (found && found->match && found->match->form == variant) return true;
    }
    return false;
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

  bool accepted(const std::string& stage, const std::string& complaint) {
    if (!complaint.empty()) site_.note_bad_result(stage, complaint);
    return complaint.empty();
  }

  const PageTask& task_;
  const PageTools& tools_;
  CallSite& site_;
};

}  // namespace

LocatedPage locate_page(const PageTask& task, const PageTools& tools, CallSite& site) {
  return PageLocator(task, tools, site).locate();
}

std::optional<Inspection> inspection_of(const LocatedPage& located, StageSlot<InspectStage>& slot,
                                        CallSite& site) {
  const auto& match = located.described.match;
  auto inspection = site.call(slot.id(), [&](const StageContext& context) {
    return slot.lease()->inspect(*located.page, match ? &*match : nullptr, context);
  });
  if (!inspection) return std::nullopt;
  const std::string complaint =
      complaint_about(*inspection, located.page->image.size(), match ? &*match : nullptr);
  if (complaint.empty()) return inspection;
  site.note_bad_result(slot.id(), complaint);
  return std::nullopt;
}

std::vector<std::shared_ptr<const PageExtract>> extracts_of(const LocatedPage& located,
                                                            const std::vector<FieldValue>& fields,
                                                            Pipeline& pipeline, CallSite& site) {
  std::vector<std::shared_ptr<const PageExtract>> extracts;
  for (const auto& slot : pipeline.emit) {
    auto extract = site.call(slot->id(), [&](const StageContext& context) {
      return slot->lease()->extract(*located.page, located.described, fields, context);
    });
    extracts.push_back(extract ? std::move(*extract) : nullptr);
  }
  return extracts;
}

}  // namespace hoso::pipeline
