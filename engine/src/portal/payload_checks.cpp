#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>

#include <fmt/format.h>

#include <hoso/text.hpp>

#include "portal/rehearsal_checks.hpp"
#include "portal/times.hpp"

namespace hoso::portal {
namespace {

using json_schema::Place;

const PayloadKind* kind_at(std::string_view path) {
  const auto& kinds = payload_kinds();
  const auto found = std::ranges::find(kinds, path, &PayloadKind::path);
  return found == kinds.end() ? nullptr : &*found;
}

/// Calls `visit` for each place the rule speaks of; none where the payload is missing, which another rule says.
void at_each_place(const CheckCall& call, const std::function<void(const Place&)>& visit) {
  const json_schema::Json* json = call.package.payload(call.rule.setting("payload"));
  if (!json) return;
  for (const Place& place : json_schema::places_at(*json, call.rule.setting("at"))) visit(place);
}

MessageArguments at(const CheckCall& call, const std::string& where, const std::string& expected) {
  return {{"file", call.rule.setting("payload")}, {"where", where}, {"expected", expected}};
}

bool has_byte_order_mark(std::string_view text) { return text.starts_with("\xEF\xBB\xBF"); }

bool has_control_character(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\r' && c != '\t';
  });
}

}  // namespace

void check_payload(const CheckCall& call) {
  const std::string path = call.rule.setting("payload");
  const PayloadKind* kind = kind_at(path);
  if (!kind || !call.package.has(path)) {
    if (call.rule.setting("required") != "false") call.object("rehearsal.payload_missing", {{"file", path}});
    return;
  }
  for (const json_schema::SchemaBreach& breach : call.terms.schemas.breaches(*kind, call.package.text(path))) {
    const std::string where = breach.where.empty() ? "/" : breach.where;
    call.object("rehearsal.payload_invalid",
                at(call, where, fmt::format("{} {}", breach.keyword, breach.expected)));
  }
}

void check_encoding(const CheckCall& call) {
  for (const PayloadKind& kind : payload_kinds()) {
    const std::string path(kind.path);
    if (!call.package.has(path)) continue;
    const std::string_view text = call.package.text(path);
    const bool normal = nfc(text) == text;  // also differs where it is no UTF-8
    if (has_byte_order_mark(text) || has_control_character(text) || !normal) {
      call.object("rehearsal.encoding", {{"file", path}});
    }
  }
}

void check_listed_files(const CheckCall& call) {
  if (!call.package.payload(call.rule.setting("payload"))) return;
  std::set<std::string> listed;
  at_each_place(call, [&](const Place& place) {
    const std::string name = text_at(place);
    if (name.empty()) return;
    if (!listed.insert(name).second) call.object("rehearsal.file_twice", at(call, place.where, ""));
    const bool there = std::ranges::count(call.package.papers(), name, &PaperFile::name) > 0;
    if (!there) call.object("rehearsal.file_missing", at(call, place.where, ""));
  });
  for (const PaperFile& paper : call.package.papers()) {
    if (!listed.contains(paper.name)) {
      call.object("rehearsal.file_unlisted", {{"file", paper.path}, {"payload", call.rule.setting("payload")}});
    }
  }
}

void check_filled(const CheckCall& call) {
  at_each_place(call, [&](const Place& place) {
    if (!text_at(place).empty()) return;
    // "if" names a sibling that must have the value "equals" for the rule to hold.
    const std::string condition = call.rule.setting("if");
    if (!condition.empty()) {
      const std::string sibling = place.where.substr(0, place.where.rfind('/') + 1).append(condition);
      const auto values = json_schema::places_at(*call.package.payload(call.rule.setting("payload")), sibling);
      if (values.empty() || text_at(values.front()) != call.rule.setting("equals")) return;
    }
    call.object("rehearsal.value_missing", at(call, place.where, ""));
  });
}

void check_values(const CheckCall& call) {
  const std::vector<std::string> allowed = words_of(call.rule.setting("values"));
  at_each_place(call, [&](const Place& place) {
    if (std::ranges::count(allowed, text_at(place)) > 0) return;
    call.object("rehearsal.not_in_list", at(call, place.where, call.rule.setting("values")));
  });
}

void check_time(const CheckCall& call) {
  const bool compact = call.rule.setting("shape") == "compact";
  at_each_place(call, [&](const Place& place) {
    const std::string text = text_at(place);
    if (text.empty() || (compact ? is_compact_time(text) : is_spaced_time(text))) return;
    call.object("rehearsal.no_such_time", at(call, place.where, compact ? "yyyyMMddHHmmss" : "yyyy-MM-dd HH:mm:ss"));
  });
}

void check_order(const CheckCall& call) {
  const json_schema::Json* json = call.package.payload(call.rule.setting("payload"));
  if (!json) return;
  for (const Place& dossier : json_schema::places_at(*json, call.rule.setting("at"))) {
    const auto earlier = json_schema::places_at(*dossier.value, fmt::format("/{}", call.rule.setting("earlier")));
    const auto later = json_schema::places_at(*dossier.value, fmt::format("/{}", call.rule.setting("later")));
    if (earlier.empty() || later.empty()) continue;
    // Times of one shape are in order as texts.
    const std::string first = text_at(earlier.front());
    const std::string second = text_at(later.front());
    if (first.empty() || second.empty() || first <= second) continue;
    const std::string where = fmt::format("{}/{}", dossier.where, call.rule.setting("later"));
    call.object("rehearsal.times_swapped", at(call, where, call.rule.setting("earlier")));
  }
}

void check_same(const CheckCall& call) {
  const json_schema::Json* other = call.package.payload(call.rule.setting("other"));
  if (!other) return;
  std::set<std::string> known;
  const std::string other_at = call.rule.setting("other-at");
  for (const Place& place : json_schema::places_at(*other, other_at)) known.insert(text_at(place));
  at_each_place(call, [&](const Place& place) {
    if (!known.contains(text_at(place))) {
      call.object("rehearsal.payloads_differ", at(call, place.where, call.rule.setting("other")));
    }
  });
}

void check_procedure(const CheckCall& call) {
  if (call.terms.procedure) return;
  at_each_place(call, [&](const Place& place) {
    call.object("rehearsal.procedure_unknown", at(call, place.where, ""));
  });
}

void check_known_components(const CheckCall& call) {
  if (!call.terms.procedure) return;
  std::set<std::string> known;
  for (const ProcedureCase& one : call.terms.procedure->cases) {
    for (const Paper& paper : one.papers) known.insert(paper.code);
  }
  at_each_place(call, [&](const Place& place) {
    if (!known.contains(text_at(place))) call.object("rehearsal.component_unknown", at(call, place.where, ""));
  });
}

void check_required_components(const CheckCall& call) {
  if (!call.terms.guide || !call.package.payload(call.rule.setting("payload"))) return;
  std::set<std::string> given;
  at_each_place(call, [&](const Place& place) { given.insert(text_at(place)); });
  const std::vector<GuidePaper> papers = call.terms.guide->papers_of(call.terms.procedure_case);
  std::set<std::string> settled;  // choices of which one paper is there
  for (const GuidePaper& paper : papers) {
    if (given.contains(paper.code) && !paper.choice.empty()) settled.insert(paper.choice);
  }
  for (const GuidePaper& paper : papers) {
    if (paper.need != Need::required || paper.shown || given.contains(paper.code)) continue;
    if (!paper.choice.empty() && !settled.insert(paper.choice).second) continue;
    call.object("rehearsal.component_missing",
                {{"component", paper.code}, {"name", paper.name.vi}, {"name_en", paper.name.en}});
  }
}

}  // namespace hoso::portal
