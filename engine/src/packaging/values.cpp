// The values that profiles name.
#include <fmt/format.h>

#include <hoso/text.hpp>
#include <hoso/version.hpp>
#include <hoso/vietnam_time.hpp>

#include "packaging/build.hpp"
#include "packaging/identifiers.hpp"

namespace hoso::packaging {
namespace {

/// The same for the same scans, whoever packs them.
std::string contents_of(const PackedDossier& dossier) {
  std::string text;
  for (const PackedFile& file : dossier.files) text.append(file.sha256).append(" ");
  return text;
}

/// Until the portal or the one-stop system has given a code: it never looks like one of theirs.
std::string local_code(const PackedDossier& dossier) {
  const VietnamClock made(dossier.created);
  return fmt::format("TAM-{}{:02}{:02}-{}", made.year, made.month, made.day,
                     uuid_of(contents_of(dossier)).substr(0, 8));
}

std::string owner_of(const PackedDossier& dossier) {
  for (const char* id : {"requester_full_name", "full_name"}) {
    if (std::string name = dossier.text_of(id); !name.empty()) return name;
  }
  return {};
}

/// "Đăng ký thường trú": what the dossier is about, in the procedure's words or its first form's.
std::string subject_of(const PackageOrder& order) {
  if (order.procedure) return order.procedure->name;
  return order.dossier.forms.empty() ? "Hồ sơ" : order.dossier.forms.front().title;
}

void add_times(const PackedDossier& dossier, Values& values) {
  const VietnamClock made(dossier.created);
  values["created.day"] = fmt::format("{:02}/{:02}/{}", made.day, made.month, made.year);
  values["created.date"] = fmt::format("{}-{:02}-{:02}", made.year, made.month, made.day);
  values["created.time"] =
      fmt::format("{}T{:02}:{:02}:{:02}+07:00", values["created.date"], made.hour, made.minute, made.second);
}

void add_procedure(const PackageOrder& order, Values& values) {
  values["procedure"] = order.procedure ? order.procedure->code : order.dossier.procedure;
  if (!order.procedure) return;
  values["procedure_name"] = order.procedure->name;
  values["field_code"] = order.procedure->field.code;
  values["field_name"] = order.procedure->field.name;
}

}  // namespace

Values values_of(const PackageOrder& order) {
  Values values;
  add_times(order.dossier, values);
  add_procedure(order, values);
  values["engine"] = order.dossier.engine;
  values["engine.version"] = version;
  values["subject"] = subject_of(order);
  values["owner"] = owner_of(order.dossier);
  values["code"] = local_code(order.dossier);
  int pages = 0;
  for (const PackedPage& page : order.dossier.pages) pages += page.width_px > 0 ? 1 : 0;
  values["pages"] = std::to_string(pages);
  for (const auto& [name, text] : order.facts.texts) values[name] = text;
  if (values["title"].empty()) {
    values["title"] =
        values["owner"].empty() ? values["subject"] : fmt::format("{} - {}", values["subject"], values["owner"]);
  }
  // A redacted copy is a thing of its own.
  values["UUID"] = uuid_of(fmt::format("{} {} {}{}", order.profile.id, values["code"], contents_of(order.dossier),
                                       values["redaction"]));
  values["uuid"] = lower_case(values["UUID"]);
  return values;
}

}  // namespace hoso::packaging
