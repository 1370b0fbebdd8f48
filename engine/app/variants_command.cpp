#include "variants_command.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <hoso/dossier_xml.hpp>

#include "bench/scratch_folder.hpp"
#include "memory.hpp"
#include "messages.hpp"
#include "table.hpp"
#include "variant_html.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;
using variants::RememberedVariant;

LocalizedText text_of(bool confirmed) {
  if (confirmed) return {"đã xác nhận", "confirmed"};
  return {"chưa xác nhận", "not confirmed"};
}

std::string day_of(std::int64_t seconds) { return iso_utc(seconds).substr(0, 10); }

std::string form_name(const FormTemplate& form) { return form.id + "/" + form.version; }

Json json_of(const RememberedVariant& one) {
  const FormTemplate& form = *one.variant.form;
  return {{"id", form.variant_id},
          {"form", form.id},
          {"version", form.version},
          {"page", one.variant.page + 1},
          {"score", std::round(one.variant.encounter.score * 1e4) / 1e4},
          {"first_met", iso_utc(one.variant.encounter.first_met)},
          {"last_met", iso_utc(one.last_met)},
          {"pages_met", one.pages_met},
          {"confirmed", form.places_confirmed},
          {"fields", form.fields.size()},
          {"folder", form.folder},
          {"hash", form.hash}};
}

Json json_of(const Diagnostic& refusal, const CommandLine& line) {
  return {{"id", refusal.arguments.at("variant")},
          {"refusal", {{"code", refusal.code},
                       {"message", say(line, message_of(refusal))},
                       {"next_step", say(line, next_step_of(refusal))}}}};
}

void print(const Json& json) {
  fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
}

std::vector<std::string> row_of(const RememberedVariant& one, const CommandLine& line) {
  const FormTemplate& form = *one.variant.form;
  return {form.variant_id,
          form_name(form),
          fmt::format("{} {}", say(line, {"trang", "page"}), one.variant.page + 1),
          fmt::format("{} {} – {}", say(line, {"gặp", "met"}), day_of(one.variant.encounter.first_met),
                      day_of(one.last_met)),
          fmt::format("{} {}", one.pages_met, say(line, {"lần", "times"})),
          say(line, text_of(form.places_confirmed))};
}

std::string refusal_text(const Diagnostic& refusal, const CommandLine& line) {
  return fmt::format("{}\n  [{}] {}\n  → {}\n", printable(refusal.arguments.at("variant")), refusal.code,
                     printable(say(line, message_of(refusal))), printable(say(line, next_step_of(refusal))));
}

ExitCode list(const CommandLine& line, const variants::Remembered& memory) {
  if (line.json) {
    Json all = Json::array();
    for (const RememberedVariant& one : memory.variants) all.push_back(json_of(one));
    for (const Diagnostic& refusal : memory.refusals) all.push_back(json_of(refusal, line));
    print({{"variants", std::move(all)}});
    return ExitCode::packaged;
  }
  std::vector<std::vector<std::string>> rows;
  for (const RememberedVariant& one : memory.variants) rows.push_back(row_of(one, line));
  fmt::print("{}", table(rows));
  for (const Diagnostic& refusal : memory.refusals) fmt::print("{}", refusal_text(refusal, line));
  if (rows.empty() && memory.refusals.empty()) {
    fmt::print("{}\n", say(line, {"Chưa nhớ cách trình bày nào.", "No layouts are remembered."}));
  }
  return ExitCode::packaged;
}

/// Throws what keeps `id` from being used.
const RememberedVariant& chosen(const std::string& id, const variants::Remembered& memory) {
  for (const RememberedVariant& one : memory.variants) {
    if (one.variant.form->variant_id == id) return one;
  }
  for (const Diagnostic& refusal : memory.refusals) {
    if (refusal.arguments.at("variant") == id) throw Error(refusal.code, refusal.arguments);
  }
  throw Error("internal.bug", {{"detail", "a variant that is neither used nor refused"}});
}

Json places_json(const FormTemplate& form) {
  Json places = Json::array();
  for (const FieldSpec& field : form.fields) {
    for (const Zone& zone : field.zones) {
      const MmRect& box = zone.box;
      places.push_back({{"field", field.id}, {"box_mm", {box.x, box.y, box.width, box.height}}});
    }
  }
  return places;
}

std::string places_text(const FormTemplate& form, const CommandLine& line) {
  std::vector<std::vector<std::string>> rows;
  for (const FieldSpec& field : form.fields) {
    for (const Zone& zone : field.zones) {
      rows.push_back({"  " + field.id, say(line, field.label),
                      fmt::format("{:.1f}, {:.1f} mm", zone.box.x, zone.box.y),
                      fmt::format("{:.1f} x {:.1f} mm", zone.box.width, zone.box.height)});
    }
  }
  return table(rows);
}

ExitCode show(const CommandLine& line, const RememberedVariant& one) {
  const FormTemplate& form = *one.variant.form;
  if (line.html) bench::write_file(*line.html, variant_html(one));
  if (line.json) {
    Json json = json_of(one);
    json["places"] = places_json(form);
    print(json);
    return ExitCode::packaged;
  }
  fmt::print("{}{}{}: {}\n", table({row_of(one, line)}), places_text(form, line),
             say(line, {"Tệp", "Files"}), printable(form.folder));
  return ExitCode::packaged;
}

ExitCode say_done(const CommandLine& line, const LocalizedText& done) {
  if (line.json) print({{"id", line.variant}});
  else fmt::print("{} {}\n", say(line, done), line.variant);
  return ExitCode::packaged;
}

}  // namespace

ExitCode variants_command(const CommandLine& line) {
  const Installation installation(line);
  const auto folder = variants_folder(installation);
  if (line.variant_action == VariantAction::remove) {
    forget(line.variant, installation);
    return say_done(line, {"Đã xóa", "Removed"});
  }
  const Catalogue forms = forms_for(line, installation);
  const variants::Remembered memory = variants::remembered_in(folder, forms);
  if (line.variant_action == VariantAction::list) return list(line, memory);
  static_cast<void>(variants::folder_of(folder, line.variant));
  const RememberedVariant& one = chosen(line.variant, memory);
  if (line.variant_action == VariantAction::show) return show(line, one);
  variants::confirm(folder, line.variant, forms);
  return say_done(line, {"Đã xác nhận vị trí các mục của", "Confirmed the places of"});
}

}  // namespace hoso::app
