#include "codes_stage.hpp"

#include <hoso/imaging/mat.hpp>

#include "card_text.hpp"
#include "code_reader.hpp"

namespace hoso::codes {
namespace {

/// Reed-Solomon coding makes a misread code all but impossible; what is left is a made-up code.
constexpr double code_confidence = 0.999;

}  // namespace

CodesStage::CodesStage(const Options& options)
    : thorough_on_forms_(options.boolean("thorough_on_forms")) {}

StageInfo CodesStage::info() {
  return {"inspect.codes",
          "Reads the QR codes of identity cards",
          Threading::shared,
          {{"thorough_on_forms", OptionType::boolean, "false",
            "search pages of a known form as long as any other page"}}};
}

Inspection CodesStage::inspect(const Page& page, const PageMatch* match, const StageContext& context) {
  context.check_cancelled();
  Inspection found;
  const cv::Mat picture = imaging::as_mat(page.image);
  for (const Code& code : read_codes(picture, !match || thorough_on_forms_, context)) {
    auto items = card_items(code.bytes);
    const PixelRect box = clipped(code.box, page.image.size());
    if (!items || box.empty()) continue;
    found.evidence.push_back({"card_qr", box, code_confidence, std::move(*items)});
  }
  return found;
}

}  // namespace hoso::codes
