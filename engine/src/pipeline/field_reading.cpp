#include "pipeline/field_reading.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <hoso/cell_id.hpp>
#include <hoso/text.hpp>

#include "pipeline/field_judging.hpp"
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

/// Just too little to be accepted without a look.
constexpr double most_unseen = sure_from - 0.01;

/// What a value is worth to which the stages gave `given`. A stage that does not call it good may know what
/// no page of the calibration showed, and nobody has checked the places of a layout met for the first time.
double worth_of(double given, const confidence::ValueKind& kind, const confidence::Calibration& calibration) {
  const double worth = calibration.confidence(given, kind);
  return given < trusted_from || kind.variant ? std::min(worth, most_unseen) : worth;
}

class FieldReader {
 public:
  FieldReader(const MatchedPage& matched, Pipeline& pipeline, CallSite& site)
      : matched_(matched), pipeline_(pipeline), site_(site) {}

  [[nodiscard]] FieldValue read(const FieldSpec& field) {
    FieldValue value = unread_field(field, matched_);
    if (value.box_mm.empty()) return value;
    const auto first = recognize(field, value);
    if (value.state == FieldState::read) interpret(field, value);
    // Boxes to tick and places to sign hold no writing that another could read.
    const bool is_writing = field.options.empty() && field.type != "presence";
    if (first && is_writing && is_unsure(*first, value)) reconsider(field, *first, value);
    return value;
  }

  /// Another look at what was read for sure.
  void doubt(const FieldSpec& field, FieldValue& value) {
    reconsider(field, {value.state, value.candidates}, value);
  }

 private:
  std::optional<ZoneReading> recognize(const FieldSpec& field, FieldValue& value) {
    auto* slot = find(pipeline_.recognize, value.recognizer);
    if (!slot) return std::nullopt;
    auto first = checked(*slot, [&](RecognizeStage& stage, const StageContext& context) {
      return std::optional(stage.recognize({matched_.page, matched_.match, field}, context));
    });
    if (first) take(*first, slot->id(), value);
    return first;
  }

  /// The first second opinion there is replaces `first`.
  void reconsider(const FieldSpec& field, const ZoneReading& first, FieldValue& value) {
    for (const auto& slot : pipeline_.recognize) {
      if (!slot->entry().info.second_opinion || slot->id() == value.recognizer) continue;
      const auto second = checked(*slot, [&](RecognizeStage& stage, const StageContext& context) {
        return stage.reconsider({matched_.page, matched_.match, field}, first, context);
      });
      if (!second) continue;
      take(*second, slot->id(), value);
      if (value.state == FieldState::read) interpret(field, value);
      return;
    }
  }

  /// What is no value of its type was misread, however sure the recognizer is: most likely writing.
  static bool is_unsure(const ZoneReading& reading, const FieldValue& value) {
    return reading.state == FieldState::illegible ||
           (reading.state == FieldState::read &&
            (reading.candidates.front().score < trusted_from || value.value.empty()));
  }

  static void take(const ZoneReading& reading, const std::string& stage, FieldValue& value) {
    value.state = reading.state;
    value.candidates = reading.candidates;
    value.recognizer = stage;
    value.raw.clear(), value.value.clear();
    value.confidence = 0;
  }

  /// What a stage made of a zone, in NFC; none when it failed, had nothing to say or said nonsense.
  template <class Call>
  std::optional<ZoneReading> checked(StageSlot<RecognizeStage>& slot, Call call) {
    auto answer = site_.call(slot.id(), [&](const StageContext& context) {
      const auto lease = slot.lease();
      return call(*lease, context);
    });
    if (!answer || !*answer) return std::nullopt;
    ZoneReading reading = std::move(**answer);
    if (const std::string complaint = complaint_about(reading); !complaint.empty()) {
      site_.note_bad_result(slot.id(), complaint);
      return std::nullopt;
    }
    for (Candidate& candidate : reading.candidates) candidate.text = nfc(candidate.text);
    return reading;
  }

  void interpret(const FieldSpec& field, FieldValue& value) {
    auto result = interpreted(field, value.candidates, pipeline_, site_);
    if (!result) {
      value.state = FieldState::illegible;
      return;
    }
    value.raw = std::move(result->raw);
    value.value = std::move(result->value);
    value.confidence = result->confidence;
    if (value.value.empty()) return;
    const bool variant = has_unchecked_places(*matched_.match.form);
    value.confidence = worth_of(value.confidence, {field.type, value.recognizer, variant}, pipeline_.calibration);
  }

  const MatchedPage& matched_;
  Pipeline& pipeline_;
  CallSite& site_;
};

/// Paper row -> row among the filled ones, for each table.
using RowNumbers = std::map<std::string, std::map<int, int>>;

RowNumbers filled_rows(const std::vector<const FieldSpec*>& fields,
                       const std::vector<FieldValue>& values) {
  RowNumbers rows;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const FieldSpec& spec = *fields[i];
    if (!spec.table.empty() && values[i].state != FieldState::empty) rows[spec.table][spec.row] = 0;
  }
  for (auto& [table, numbers] : rows) {
    int next = 0;
    for (auto& [paper_row, number] : numbers) number = next++;
  }
  return rows;
}

bool is_second(const FieldSpec& field, const FieldValue& value) {
  return value.recognizer != "recognize." + field.recognizer;
}

/// A stage that gives second opinions is not sure of what was not made for it.
bool is_sure(const FieldValue& value) { return value.candidates.front().score >= trusted_from; }

/// What a second opinion could be asked about.
bool is_writing(const FieldSpec& field, const FieldValue& value) {
  return value.state == FieldState::read && field.options.empty() && field.type != "presence";
}

}  // namespace

std::vector<const FieldSpec*> fields_on(const FormTemplate& form, int page) {
  const auto here = [&](const Zone& zone) { return zone.page == page; };
  std::vector<const FieldSpec*> fields;
  for (const FieldSpec& field : form.fields) {
    if (std::ranges::any_of(field.zones, here)) fields.push_back(&field);
  }
  return fields;
}

FieldValue unread_field(const FieldSpec& field, const MatchedPage& matched) {
  FieldValue value;
  value.id = field.id;
  value.recognizer = "recognize." + field.recognizer;
  value.state = FieldState::illegible;
  const PixelRect box = box_on_page(field, matched);
  if (!box.empty()) value.box_mm = in_mm(box, matched.dpi);
  return value;
}

FieldValue read_field(const FieldSpec& field, const MatchedPage& matched, Pipeline& pipeline,
                      CallSite& site) {
  return FieldReader(matched, pipeline, site).read(field);
}

std::vector<std::size_t> fields_to_doubt(const std::vector<const FieldSpec*>& fields,
                                         const std::vector<FieldValue>& values) {
  constexpr std::size_t most_firsts = 4;  // for each sure second opinion
  std::vector<std::size_t> firsts;
  std::size_t seconds = 0;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!is_writing(*fields[i], values[i])) continue;
    if (!is_second(*fields[i], values[i])) firsts.push_back(i);
    else if (is_sure(values[i])) ++seconds;
  }
  return firsts.size() <= most_firsts * seconds ? firsts : std::vector<std::size_t>();
}

FieldValue doubted_field(const FieldSpec& field, FieldValue value, const MatchedPage& matched, FieldTools tools) {
  FieldReader(matched, tools.pipeline, tools.site).doubt(field, value);
  return value;
}

std::vector<FieldValue> with_filled_rows_only(const std::vector<const FieldSpec*>& fields,
                                              std::vector<FieldValue> values) {
  RowNumbers rows = filled_rows(fields, values);
  std::vector<FieldValue> kept;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const FieldSpec& spec = *fields[i];
    if (!spec.table.empty()) {
      const auto& numbers = rows[spec.table];
      const auto row = numbers.find(spec.row);
      if (row == numbers.end()) continue;
      values[i].id = id_in_row(spec.id, row->second);
    }
    kept.push_back(std::move(values[i]));
  }
  return kept;
}

}  // namespace hoso::pipeline
