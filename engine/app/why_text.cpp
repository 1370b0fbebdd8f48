#include "why_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "messages.hpp"
#include "table.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using explain::Explanation;
using explain::Judgement;
using Row = std::vector<std::string>;

LocalizedText reason_for_reading(const Explanation& one) {
  if (one.value.value.empty()) {
    return {"Chữ đọc được không phải là giá trị của loại mục này.",
            "What was read is no value of this field's type."};
  }
  if (is_doubtful(one.value)) {
    return {"Phương án tốt nhất chưa đủ chắc, nên phải xem lại trên giấy.",
            "The best candidate is not sure enough: a person must look at the paper."};
  }
  return {"Chọn phương án mà loại mục tin nhất; đủ chắc để nhận không cần xem lại.",
          "The candidate that the field's type trusts most; sure enough to be accepted unseen."};
}

std::string place_of(const Explanation& one, const CommandLine& line) {
  const MmRect& box = one.value.box_mm;
  if (one.value.page == 0) return say(line, {"không có trang này", "its page is missing"});
  return fmt::format("{} {}: {:.0f} × {:.0f} mm, {} {:.0f} mm, {} {:.0f} mm",
                     say(line, {"trang", "page"}), one.value.page, box.width, box.height,
                     say(line, {"cách lề trái", "from the left"}), box.x,
                     say(line, {"cách mép trên", "from the top"}), box.y);
}

std::string heading(const Explanation& one, const CommandLine& line) {
  return fmt::format("{} – {} ({}/{})\n", one.value.id, printable(say(line, one.label)), one.form->id,
                     one.form->version);
}

std::string facts(const Explanation& one, const CommandLine& line) {
  const std::string state =
      fmt::format("{}, {} ({} {})", say(line, text_of(one.value.state)), percent(one.value.confidence),
                  say(line, {"nhận không cần xem lại: từ", "accepted unseen: from"}), percent(sure_from));
  return table({{"  " + say(line, {"Giá trị", "Value"}), one.value.value},
                {"  " + say(line, {"Nguyên văn", "As written"}), one.value.raw},
                {"  " + say(line, {"Độ tin cậy", "Confidence"}), state},
                {"  " + say(line, {"Vị trí", "Place"}), place_of(one, line)},
                {"  " + say(line, {"Vì sao", "Why"}), say(line, reason_for(one))}});
}

Row judgement_row(const Judgement& each, const Explanation& one) {
  return {is_chosen(each, one) ? "  *" : "   ", each.candidate.text,
          fmt::format("{:.3f}", each.candidate.score), each.made.value.empty() ? "–" : each.made.value,
          percent(each.made.confidence)};
}

std::string judgements_table(const Explanation& one, const CommandLine& line) {
  if (one.judgements.empty()) return {};
  std::vector<Row> rows = {{"   ", one.value.recognizer, say(line, {"điểm", "score"}), "field." + one.type,
                            say(line, {"chưa hiệu chỉnh", "uncalibrated"})}};
  for (const Judgement& each : one.judgements) rows.push_back(judgement_row(each, one));
  return table(rows);
}

nlohmann::ordered_json json_of(const Judgement& each, const Explanation& one) {
  return {{"text", each.candidate.text},
          {"score", each.candidate.score},
          {"value", each.made.value},
          {"uncalibrated", each.made.confidence},
          {"chosen", is_chosen(each, one)}};
}

nlohmann::ordered_json json_of(const Explanation& one, const CommandLine& line) {
  nlohmann::ordered_json json = {{"form", one.form->id},
                                 {"version", one.form->version},
                                 {"field", one.value.id},
                                 {"recognizer", one.value.recognizer},
                                 {"type", one.type},
                                 {"raw", one.value.raw},
                                 {"value", one.value.value},
                                 {"confidence", one.value.confidence},
                                 {"sure", !is_doubtful(one.value)},
                                 {"reason", say(line, reason_for(one))},
                                 {"candidates", nlohmann::ordered_json::array()},
                                 {"findings", nlohmann::ordered_json::array()}};
  for (const Judgement& each : one.judgements) json["candidates"].push_back(json_of(each, one));
  for (const Finding& finding : one.findings) json["findings"].push_back(finding.code);
  return json;
}

}  // namespace

LocalizedText reason_for(const Explanation& one) {
  switch (one.value.state) {
    case FieldState::empty:
      return {"Không thấy nét viết nào trong vùng của mục.", "No writing was found in the field's zone."};
    case FieldState::illegible:
      return {"Có nét viết, nhưng không phương án nào đứng vững được.",
              "Something is written, but no reading can be stood for."};
    case FieldState::confirmed: return {"Một người đã xác nhận.", "A person confirmed it."};
    case FieldState::read: break;
  }
  return reason_for_reading(one);
}

bool is_chosen(const Judgement& judgement, const Explanation& one) {
  return judgement.made.raw == one.value.raw && judgement.made.value == one.value.value;
}

std::string percent(double share) { return fmt::format("{:.1f} %", std::floor(share * 1000) / 10); }

std::string explanations_text(const std::vector<Explanation>& all, const CommandLine& line) {
  std::string text;
  for (const Explanation& one : all) {
    if (!text.empty()) text += '\n';
    text += heading(one, line) + facts(one, line) + judgements_table(one, line);
    text += findings_list(one.findings, line);
  }
  return text;
}

std::string explanations_json(const std::vector<Explanation>& all, const CommandLine& line) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Explanation& one : all) list.push_back(json_of(one, line));
  return nlohmann::ordered_json{{"explanations", list}}.dump(
             2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace hoso::app
