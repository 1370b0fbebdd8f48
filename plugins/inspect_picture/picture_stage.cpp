#include "picture_stage.hpp"

#include "complaint.hpp"
#include "known_page.hpp"
#include "unknown_page.hpp"

namespace hoso::picture {

PictureStage::PictureStage(const Options& options)
    : thresholds_{options.real("least_dpi"), options.real("most_blur_mm"),
                  options.real("least_paper"), options.real("least_contrast"),
                  options.real("least_hidden_share")} {}

StageInfo PictureStage::info() {
  return {"inspect.picture",
          "Says what is wrong with a picture, where, and what to do",
          Threading::shared,
          {{"least_dpi", OptionType::real, "90", "resolution on the paper, dots per inch", 0, 1200},
           {"most_blur_mm", OptionType::real, "0.21",
            "standard deviation of the blur on the paper, mm", 0, 100},
           {"least_paper", OptionType::real, "20", "grey level of the paper, 0..255", 0, 255},
           {"least_contrast", OptionType::real, "0.45",
            "share of the paper's light that print swallows, 0..1", 0, 1},
           {"least_hidden_share", OptionType::real, "0.1",
            "share of a field from which on it counts as hidden by glare or shadow, 0..1", 0, 1}}};
}

Inspection PictureStage::inspect(const Page& page, const PageMatch* match,
                                 const StageContext& context) {
  context.check_cancelled();
  Inspection inspection;
  if (page.image.empty()) return inspection;
  for (const Complaint& complaint : match ? faults_of_known(page, *match, thresholds_)
                                          : faults_of_unknown(page, thresholds_)) {
    inspection.findings.push_back(finding_of(complaint));
  }
  return inspection;
}

}  // namespace hoso::picture
