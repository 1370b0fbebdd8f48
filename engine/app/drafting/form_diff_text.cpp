#include "drafting/form_diff_text.hpp"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "messages.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using form_diff::Change;
using form_diff::ChangeKind;
using Json = nlohmann::ordered_json;

LocalizedText verb_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added:
      return {"thêm", "added"};
    case ChangeKind::removed:
      return {"bỏ", "removed"};
    case ChangeKind::renamed:
      return {"đổi nhãn", "renamed"};
    case ChangeKind::moved:
      return {"dời", "moved"};
    case ChangeKind::changed:
      break;
  }
  return {"đổi", "changed"};
}

LocalizedText aspect_of(const std::string& aspect) {
  if (aspect == "cells") return {"số ô", "boxes"};
  if (aspect == "lines") return {"số dòng", "lines"};
  if (aspect == "options") return {"ô đánh dấu", "boxes to tick"};
  if (aspect == "columns") return {"cột", "columns"};
  if (aspect == "rows") return {"số hàng", "rows"};
  return {"cách điền", "kind"};
}

std::string place_text(const CommandLine& line, const Zone& zone) {
  const std::string pattern = say(line, {"trang {}: {:.1f}; {:.1f} mm, rộng {:.1f}, cao {:.1f}",
                                         "page {}: {:.1f}; {:.1f} mm, {:.1f} wide, {:.1f} high"});
  const MmRect& box = zone.box;
  return fmt::format(fmt::runtime(pattern), zone.page + 1, box.x, box.y, box.width, box.height);
}

std::string details_of(const CommandLine& line, const Change& change) {
  switch (change.kind) {
    case ChangeKind::added:
      return place_text(line, *change.after);
    case ChangeKind::removed:
      return place_text(line, *change.before);
    case ChangeKind::renamed:
      return fmt::format("«{}»", printable(change.is));
    case ChangeKind::moved: {
      const std::string order = change.reordered ? say(line, {", đổi thứ tự", ", in another order"}) : "";
      return place_text(line, *change.before) + " → " + place_text(line, *change.after) + order;
    }
    case ChangeKind::changed:
      break;
  }
  return fmt::format("{}: {} → {}", say(line, aspect_of(change.aspect)), printable(change.was), printable(change.is));
}

Json json_of(const Zone& zone) {
  const auto rounded = [](double mm) { return std::round(mm * 100) / 100; };
  return {{"page", zone.page + 1},
          {"x", rounded(zone.box.x)},
          {"y", rounded(zone.box.y)},
          {"width", rounded(zone.box.width)},
          {"height", rounded(zone.box.height)}};
}

Json json_of(const Change& change) {
  Json json = {{"change", form_diff::name_of(change.kind)}, {"id", change.id}, {"label", change.label}};
  if (change.before) json["old"] = json_of(*change.before);
  if (change.after) json["new"] = json_of(*change.after);
  if (change.kind == ChangeKind::moved) json["reordered"] = change.reordered;
  if (!change.aspect.empty()) json["aspect"] = change.aspect;
  if (change.kind == ChangeKind::renamed || change.kind == ChangeKind::changed) {
    json["was"] = change.was;
    json["is"] = change.is;
  }
  return json;
}

}  // namespace

std::string diff_text(const CommandLine& line, const form_diff::FormDiff& diff,
                      const std::optional<CarriedTo>& carried) {
  std::string text;
  for (const Change& change : diff.changes) {
    text += fmt::format("{} «{}» ({}): {}\n", say(line, verb_of(change.kind)), printable(change.label), change.id,
                        details_of(line, change));
  }
  const bool same = diff.changes.empty();
  const std::string count =
      same ? say(line, {"GIỐNG NHAU: {} thay đổi; {} mục giữ nguyên.", "SAME: {} changes; {} items are the same."})
           : say(line, {"KHÁC NHAU: {} thay đổi; {} mục giữ nguyên.", "DIFFERENT: {} changes; {} items are the same."});
  text += fmt::format(fmt::runtime(count), diff.changes.size(), diff.same) + "\n";
  if (!carried) return text;
  const std::string to = say(line, {"Đã chép sang {}; {} chỗ cần người quyết định (TODO).",
                                    "Carried over to {}; {} places for a person to decide (TODO)."});
  return text + fmt::format(fmt::runtime(to), printable(carried->folder.string()), carried->questions) + "\n";
}

std::string diff_json(const form_diff::FormDiff& diff, const std::optional<CarriedTo>& carried) {
  Json json = {{"same", diff.same}, {"changes", Json::array()}};
  for (const Change& change : diff.changes) json["changes"].push_back(json_of(change));
  if (carried) json["carried"] = {{"folder", carried->folder.string()}, {"to_decide", carried->questions}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace hoso::app
