#include "codes_stage.hpp"

#include <hoso/form_code.hpp>
#include <hoso/imaging/mat.hpp>
#include <hoso/separator_code.hpp>

#include "card_text.hpp"
#include "code_reader.hpp"
#include "separator.hpp"

namespace hoso::codes {
namespace {

/// Reed-Solomon coding makes a misread code all but impossible; what is left is a made-up code.
constexpr double code_confidence = 0.999;

/// "form_qr" with the form, its version and each value under its field's id; without items when it is damaged.
Evidence form_evidence(const std::string& text, const PixelRect& box) {
  Evidence evidence{"form_qr", box, code_confidence, {}};
  const auto code = parse_form_code(text);
  if (!code) return evidence;
  evidence.items = {{"of_form", code->form, code->form}, {"of_version", code->version, code->version}};
  for (const auto& [id, value] : code->values) evidence.items.push_back({id, value, value});
  return evidence;
}

}  // namespace

CodesStage::CodesStage(const Options& options)
    : thorough_on_forms_(options.boolean("thorough_on_forms")) {}

StageInfo CodesStage::info() {
  return {"inspect.codes",
          "Reads the QR codes of identity cards, filled forms and separator sheets",
          Threading::shared,
          {{"thorough_on_forms", OptionType::boolean, "false",
            "search pages of a known form as long as any other page"}}};
}

Inspection CodesStage::inspect(const Page& page, const PageMatch* match, const StageContext& context) {
  context.check_cancelled();
  Inspection found;
  const cv::Mat picture = imaging::as_mat(page.image);
  const CodesOnPage all = read_codes(picture, !match || thorough_on_forms_, context);
  for (const Code& code : all.codes) {
    const PixelRect box = clipped(code.box, page.image.size());
    if (box.empty()) continue;
    if (is_separator_code(code.bytes)) continue;
    if (is_form_code(code.bytes)) {
      found.evidence.push_back(form_evidence(code.bytes, box));
    } else if (auto items = card_items(code.bytes)) {
      found.evidence.push_back({"card_qr", box, code_confidence, std::move(*items)});
    }
  }
  if (auto sheet = separator_evidence(all, page, match != nullptr)) found.evidence.push_back(std::move(*sheet));
  return found;
}

}  // namespace hoso::codes
