#include "confidence/calibration_file.hpp"

#include <fmt/format.h>

#include "template/schemas.hpp"
#include "xml/schema.hpp"
#include "xml/writer.hpp"

namespace hoso::confidence {
namespace {

CalibrationStep step_of(const xml::Element& element) {
  return {element.number("from"), element.number("to"), element.integer("values"), element.integer("right")};
}

bool may_follow(const CalibrationStep& step, const CalibrationMap& map) {
  if (step.from > step.to || step.right > step.values) return false;
  return map.empty() || (map.back().to < step.from && right_share(map.back()) < right_share(step));
}

CalibrationMap map_of(const xml::Element& element, const xml::Origin& origin) {
  CalibrationMap map;
  for (const xml::Element& child : element.children()) {
    const CalibrationStep step = step_of(child);
    if (!may_follow(step, map)) {
      xml::fail(origin, child.line(), "steps that rise and do not overlap", "this one does not fit the one before");
    }
    map.push_back(step);
  }
  return map;
}

ValueKind kind_of(const xml::Element& element) {
  return {element.attribute("type"), element.attribute("recognizer"), element.boolean("variant")};
}

/// Finer than the scores of single precision are near 1.
std::string decimal(double share) { return fmt::format("{:.9f}", share); }

void write(const ValueKind& kind, const CalibrationMap& map, xml::Writer& writer) {
  writer.open("map").attribute("recognizer", kind.recognizer);
  if (!kind.type.empty()) writer.attribute("type", kind.type);
  writer.attribute("variant", kind.variant ? "true" : "false");
  for (const CalibrationStep& step : map) {
    writer.open("step").attribute("from", decimal(step.from)).attribute("to", decimal(step.to));
    writer.attribute("values", step.values);
    writer.attribute("right", step.right).close();
  }
  writer.close();
}

}  // namespace

CalibrationFile read_calibration(const std::filesystem::path& file) {
  const auto document = xml::Document::read(file, "calibration.invalid");
  const xml::Origin& origin = document.origin();
  xml::Schema(calibration_schema()).require(document);
  std::map<ValueKind, CalibrationMap> maps;
  for (const xml::Element& element : document.root().children()) {
    if (!maps.emplace(kind_of(element), map_of(element, origin)).second) {
      xml::fail(origin, element.line(), "each kind of value once", "this kind has a map already");
    }
  }
  return {document.root().attribute("source"), Calibration(std::move(maps))};
}

std::string to_xml(const CalibrationFile& file) {
  xml::Writer writer("calibration");
  writer.attribute("xmlns", "urn:hoso:calibration:1").attribute("source", file.source);
  for (const auto& [kind, map] : file.calibration.maps()) write(kind, map, writer);
  return writer.finish();
}

CalibrationFile joined(const CalibrationFile& known, const CalibrationFile& more) {
  auto maps = known.calibration.maps();
  const auto others = more.calibration.maps();
  maps.insert(others.begin(), others.end());
  return {known.source + "; " + more.source, Calibration(std::move(maps))};
}

}  // namespace hoso::confidence
