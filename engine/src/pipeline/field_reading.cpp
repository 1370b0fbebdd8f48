#include "pipeline/field_reading.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <hoso/text.hpp>

#include "pipeline/result_checks.hpp"

namespace hoso::pipeline {
namespace {

/// Where the field's zones lie on the picture, clipped; empty = not on it (half a page).
PixelRect box_on_page(const FieldSpec& field, const MatchedPage& matched) {
  PixelRect all;
  for (const Zone& zone : field.zones) {
    if (zone.page != matched.match.template_page) continue;
    const PixelRect box =
        clipped(matched.match.alignment.to_page(zone.box), matched.page.image.size());
    if (box.empty()) continue;
    if (all.empty()) {
      all = box;
      continue;
    }
    const int right = std::max(all.x + all.width, box.x + box.width);
    const int bottom = std::max(all.y + all.height, box.y + box.height);
    all.x = std::min(all.x, box.x);
    all.y = std::min(all.y, box.y);
    all.width = right - all.x;
    all.height = bottom - all.y;
  }
  return all;
}

MmRect in_mm(const PixelRect& box, double dpi) {
  return {px_to_mm(box.x, dpi), px_to_mm(box.y, dpi), px_to_mm(box.width, dpi),
          px_to_mm(box.height, dpi)};
}

class FieldReader {
 public:
  FieldReader(const MatchedPage& matched, Pipeline& pipeline, int worker, CallSite& site)
      : matched_(matched), pipeline_(pipeline), worker_(worker), site_(site) {}

  [[nodiscard]] FieldValue read(const FieldSpec& field) {
    FieldValue value;
    value.id = field.id;
    value.recognizer = "recognize." + field.recognizer;
    value.state = FieldState::illegible;
    const PixelRect box = box_on_page(field, matched_);
    if (box.empty()) return value;
    value.box_mm = in_mm(box, matched_.dpi);
    if (const auto reading = recognized(field, value.recognizer)) {
      value.state = reading->state;
      value.candidates = reading->candidates;
    }
    if (value.state == FieldState::read) interpret(field, value);
    return value;
  }

 private:
  std::optional<ZoneReading> recognized(const FieldSpec& field, const std::string& stage) {
    auto* slot = find(pipeline_.recognize, stage);
    auto reading = site_.call(stage, [&](const StageContext& context) {
      return slot->instance(worker_).recognize({matched_.page, matched_.match, field}, context);
    });
    if (!reading) return std::nullopt;
    if (const std::string complaint = complaint_about(*reading); !complaint.empty()) {
      site_.note_bad_result(stage, complaint);
      return std::nullopt;
    }
    for (Candidate& candidate : reading->candidates) candidate.text = nfc(candidate.text);
    return reading;
  }

  void interpret(const FieldSpec& field, FieldValue& value) {
    const std::string stage = "field." + field.type;
    auto* slot = find(pipeline_.field, stage);
    if (!slot) {
      const Candidate& best = value.candidates.front();
      value.raw = value.value = best.text;
      value.confidence = best.score;
      return;
    }
    const auto result = site_.call(stage, [&](const StageContext&) {
      return slot->instance(worker_).interpret(field, value.candidates);
    });
    const std::string complaint = result ? complaint_about(*result) : "";
    if (!complaint.empty()) site_.note_bad_result(stage, complaint);
    if (!result || !complaint.empty()) {
      value.state = FieldState::illegible;
      return;
    }
    value.raw = nfc(result->raw);
    value.value = nfc(result->value);
    value.confidence = result->confidence;
  }

  const MatchedPage& matched_;
  Pipeline& pipeline_;
  const int worker_;
  CallSite& site_;
};

struct ReadField {
  const FieldSpec& spec;
  FieldValue value;
};

/// "members[7].full_name" -> "members[2].full_name".
std::string renumbered(const FieldSpec& spec, int row) {
  const std::string column = spec.id.substr(spec.id.find(']') + 1);
  return spec.table + "[" + std::to_string(row) + "]" + column;
}

/// Paper row -> row among the filled ones, for each table.
std::map<std::string, std::map<int, int>> filled_rows(const std::vector<ReadField>& fields) {
  std::map<std::string, std::map<int, int>> rows;
  for (const auto& [spec, value] : fields) {
    if (!spec.table.empty() && value.state != FieldState::empty) rows[spec.table][spec.row] = 0;
  }
  for (auto& [table, numbers] : rows) {
    int next = 0;
    for (auto& [paper_row, number] : numbers) number = next++;
  }
  return rows;
}

std::vector<FieldValue> with_filled_rows_only(std::vector<ReadField> fields) {
  auto rows = filled_rows(fields);
  std::vector<FieldValue> values;
  for (auto& [spec, value] : fields) {
    if (!spec.table.empty()) {
      const auto& numbers = rows[spec.table];
      const auto row = numbers.find(spec.row);
      if (row == numbers.end()) continue;
      value.id = renumbered(spec, row->second);
    }
    values.push_back(std::move(value));
  }
  return values;
}

}  // namespace

std::vector<FieldValue> read_fields(const MatchedPage& matched, Pipeline& pipeline, int worker,
                                    CallSite& site) {
  FieldReader reader(matched, pipeline, worker, site);
  std::vector<ReadField> fields;
  for (const FieldSpec& field : matched.match.form->fields) {
    const auto here = [&](const Zone& zone) { return zone.page == matched.match.template_page; };
    if (std::ranges::any_of(field.zones, here)) fields.push_back({field, reader.read(field)});
  }
  return with_filled_rows_only(std::move(fields));
}

}  // namespace hoso::pipeline
