#include "form_diff/carried_fields.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "drafting/draft_files.hpp"
#include "form_diff/carried_places.hpp"
#include "form_diff/carried_table.hpp"
#include "form_diff/entries.hpp"

namespace hoso::form_diff {
namespace {

using drafting::DraftEntry;
using drafting::DraftField;
using drafting::DraftTable;

class FieldCarrier {
 public:
  FieldCarrier(xmlNode* form, const PrintedForm& older, const PrintedForm& newer, const FormDiff& diff,
               Questions& questions)
      : questions_(questions),
        form_(form),
        old_(older),
        new_(newer),
        diff_(diff),
        places_(older, newer, diff.matches) {}

  std::set<std::string> carry() {
    for (xmlNode* node : children_of(form_)) {
      const std::string name = reinterpret_cast<const char*>(node->name);
      if (name == "field" || name == "table") ids_.insert(attribute_of(node, "id"));
    }
    for (xmlNode* field : children_of(form_, "field")) carry_field(field);
    for (xmlNode* table : children_of(form_, "table")) carry_table(table);
    drop_repeats();
    draft_new();
    return std::move(gone_);
  }

 private:
  void lose(xmlNode* node, const std::string& id, const std::string& question) {
    questions_.comment_out(node, question);
    gone_.insert(id);
  }

  /// The old version's entry with that id; nullopt = nothing was drafted in its place.
  [[nodiscard]] std::optional<std::size_t> entry_of(const std::string& id) const {
    const auto at = std::ranges::find(old_.ids, id);
    if (at == old_.ids.end()) return std::nullopt;
    return static_cast<std::size_t>(at - old_.ids.begin());
  }

  void carry_field(xmlNode* field) {
    const std::string id = attribute_of(field, "id");
    const auto entry = entry_of(id);
    const auto match = entry ? diff_.matches[*entry] : std::nullopt;
    if (entry && !match) return lose(field, id, "this version does not have it:");
    if (match) {
      follow_[*match] = field;
      if (changes_kind(*entry, *match)) return replace_by_draft(field, id, *match);
    }
    bool guessed = false;
    const std::size_t kept = carry_options(field, id, guessed) + carry_zones(field, guessed);
    if (kept == 0) return lose_followed(field, id);
    if (match) carry_reading(field, *entry, *match);
    if (guessed) questions_.ask_inside(field, "its place was shifted as its neighbours: look whether it lies right");
  }

  void lose_followed(xmlNode* field, const std::string& id) {
    std::erase_if(follow_, [&](const auto& pair) { return pair.second == field; });
    lose(field, id, "this version does not have it:");
  }

  [[nodiscard]] bool changes_kind(std::size_t entry, std::size_t match) const {
    const EntryKind before = kind_of(old_.draft.entries[entry]), after = kind_of(new_.draft.entries[match]);
    return (before == EntryKind::choice) != (after == EntryKind::choice);
  }

  /// A choice that became a line, or the other way: nothing of how it was read is left.
  void replace_by_draft(xmlNode* field, const std::string& id, std::size_t match) {
    DraftField drafted = std::get<DraftField>(new_.draft.entries[match]);
    drafted.id = id;
    xmlNode* fresh = insert_behind(field, drafting::entry_element(drafted));
    questions_.add(drafted.questions.size());
    follow_[match] = fresh;
    questions_.comment_out(field, "it is filled in another way in this version; the old description:");
  }

  static Zone zone_of(xmlNode* zone) {
    const auto number = [&](const char* name) { return std::strtod(attribute_of(zone, name).c_str(), nullptr); };
    return {static_cast<int>(number("page")) - 1, {number("x"), number("y"), number("width"), number("height")}};
  }

  static void put(xmlNode* node, const Zone& zone) {
    set_attribute(node, "page", std::to_string(zone.page + 1));
    set_attribute(node, "x", fmt::format("{:.2f}", zone.box.x));
    set_attribute(node, "y", fmt::format("{:.2f}", zone.box.y));
    set_attribute(node, "width", fmt::format("{:.2f}", zone.box.width));
    set_attribute(node, "height", fmt::format("{:.2f}", zone.box.height));
  }

  /// How many zones of the field itself are left.
  std::size_t carry_zones(xmlNode* field, bool& guessed) {
    std::size_t kept = 0;
    for (xmlNode* zone : children_of(field, "zone")) {
      const auto place = places_.carried(zone_of(zone));
      if (!place) {
        questions_.comment_out(zone, "this version does not have this line:");
        continue;
      }
      put(zone, place->zone);
      guessed = guessed || place->guessed;
      ++kept;
    }
    return kept;
  }

  std::size_t carry_options(xmlNode* field, const std::string& id, bool& guessed) {
    std::size_t kept = 0;
    for (xmlNode* option : children_of(field, "option")) {
      const auto zones = children_of(option, "zone");
      const auto place = zones.empty() ? std::nullopt : places_.carried(zone_of(zones.front()));
      if (!place) {
        questions_.comment_out(option, "this version does not have this box of " + id + ":");
        continue;
      }
      put(zones.front(), place->zone);
      guessed = guessed || place->guessed;
      ++kept;
    }
    return kept;
  }

  void carry_reading(xmlNode* field, std::size_t entry, std::size_t match) {
    const DraftEntry& before = old_.draft.entries[entry];
    const DraftEntry& after = new_.draft.entries[match];
    carry_label(field, entry);
    if (kind_of(after) == EntryKind::comb || kind_of(before) == EntryKind::comb) carry_cells(field, before, after);
    const std::size_t lines = zones_of(before).size(), now = zones_of(after).size();
    if (kind_of(after) == EntryKind::line && kind_of(before) == EntryKind::line && now > lines)
      add_lines(field, zones_of(after), lines);
    if (kind_of(after) == EntryKind::choice && now > lines)
      questions_.ask_inside(
          field, fmt::format("this version has {} boxes here, {} before: describe the new ones", now, lines));
  }

  void carry_label(xmlNode* field, std::size_t entry) {
    const auto renamed = std::ranges::find_if(diff_.changes, [&](const Change& change) {
      return change.kind == ChangeKind::renamed && change.id == old_.ids[entry];
    });
    const auto labels = children_of(field, "label");
    if (renamed == diff_.changes.end() || labels.empty()) return;
    const std::string was = attribute_of(labels.front(), "vi");
    set_attribute(labels.front(), "vi", renamed->is);
    questions_.ask_inside(field, "the label was \"" + was + "\": is it the same item, and what is it in English?");
  }

  void carry_cells(xmlNode* field, const DraftEntry& before, const DraftEntry& after) {
    const int cells = std::get<DraftField>(after).cells, had = std::get<DraftField>(before).cells;
    if (cells == had) return;
    set_attribute(field, "recognizer", cells > 0 ? "boxes" : "tesseract");
    if (cells > 0)
      set_attribute(field, "cells", std::to_string(cells));
    else
      xmlUnsetProp(field, reinterpret_cast<const xmlChar*>("cells"));
    questions_.ask_inside(field, fmt::format("it had {} boxes, and has {} now: does its type still fit?", had, cells));
  }

  void add_lines(xmlNode* field, const std::vector<Zone>& zones, std::size_t from) {
    const auto before = children_of(field, "zone");
    if (before.empty()) return;
    xmlNode* last = before.back();
    for (std::size_t i = from; i < zones.size(); ++i) {
      last = insert_behind(last, "<zone/>");
      put(last, zones[i]);
    }
    questions_.ask_inside(field, fmt::format("it had {} lines, and has {} now", from, zones.size()));
  }

  void carry_table(xmlNode* table) {
    const std::string id = attribute_of(table, "id");
    const auto entry = entry_of(id);
    const auto match = entry ? diff_.matches[*entry] : std::nullopt;
    if (entry && !match) return lose(table, id, "this version does not have it:");
    if (!match) return shift_table(table);
    follow_[*match] = table;
    const TableChange change{std::get<DraftTable>(old_.draft.entries[*entry]),
                             std::get<DraftTable>(new_.draft.entries[*match])};
    for (const std::string& column : hoso::form_diff::carry_table(table, change, questions_))
      gone_.insert(id + "." + column);
  }

  /// Nothing was drafted there.
  void shift_table(xmlNode* table) {
    const auto number = [&](const char* name) { return std::strtod(attribute_of(table, name).c_str(), nullptr); };
    const Zone corner{static_cast<int>(number("page")) - 1, {number("x"), number("y"), 1, 1}};
    const auto place = places_.carried(corner);
    if (!place) return;
    set_attribute(table, "page", std::to_string(place->zone.page + 1));
    set_attribute(table, "y", fmt::format("{:.2f}", place->zone.box.y));
    questions_.ask_inside(table, "its place was shifted as its neighbours: look whether it lies right");
  }

  /// A parameter must not name a field that is gone.
  void drop_repeats() {
    for (xmlNode* field : children_of(form_, "field")) {
      for (xmlNode* parameter : children_of(field, "parameter")) {
        if (attribute_of(parameter, "name") != "repeats" || !gone_.contains(attribute_of(parameter, "value"))) continue;
        questions_.comment_out(parameter, "that field is gone:");
      }
    }
  }

  std::string unique(const std::string& id) {
    std::string name = id;
    for (int number = 2; !ids_.insert(name).second; ++number) name = id + "_" + std::to_string(number);
    return name;
  }

  void draft_new() {
    xmlNode* last = last_page();
    for (std::size_t j = 0; j < new_.draft.entries.size(); ++j) {
      if (const auto known = follow_.find(j); known != follow_.end()) last = known->second;
      const bool matched = std::ranges::any_of(diff_.matches, [&](const auto& match) { return match == j; });
      if (matched || !last) continue;
      DraftEntry entry = new_.draft.entries[j];
      std::visit([&](auto& one) { one.id = unique(one.id); }, entry);
      if (auto* field = std::get_if<DraftField>(&entry)) questions_.add(field->questions.size());
      last = insert_behind(last, drafting::entry_element(entry));
      questions_.ask_inside(last, "new in this version, drafted from its print");
    }
  }

  [[nodiscard]] xmlNode* last_page() const {
    const auto pages = children_of(form_, "page");
    return pages.empty() ? nullptr : pages.back();
  }

  Questions& questions_;
  xmlNode* form_;
  const PrintedForm& old_;
  const PrintedForm& new_;
  const FormDiff& diff_;
  CarriedPlaces places_;
  std::set<std::string> ids_;
  std::map<std::size_t, xmlNode*> follow_;  ///< entries of the new version and the elements that describe them
  std::set<std::string> gone_;
};

}  // namespace

std::set<std::string> carry_fields(xmlNode* form, const PrintedForm& older, const PrintedForm& newer,
                                   const FormDiff& diff, Questions& questions) {
  return FieldCarrier(form, older, newer, diff, questions).carry();
}

}  // namespace hoso::form_diff
