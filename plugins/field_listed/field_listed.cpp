#include "field_listed.hpp"

#include <algorithm>

#include <hoso/error.hpp>
#include <hoso/listed_text.hpp>
#include <hoso/plugin.hpp>

namespace hoso {
namespace {

/// What people write when their answer is in no list.
constexpr const char* other = "Khác";

/// A name of the folder's own files, not a way out of it.
bool is_list_name(const std::string& name) {
  return std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

void register_stages(Registrar& registrar) {
  registrar.add({.id = "field.listed", .summary = "Texts out of a list", .options = {}},
                StageFactory<FieldStage>([](const StageSetup& setup) {
                  return std::make_unique<ListedField>(setup.resources / "lexicons");
                }));
}

}  // namespace

ListedField::ListedField(std::filesystem::path folder) : folder_(std::move(folder)) {}

const Lexicon& ListedField::list_of(const FieldSpec& field) const {
  const auto parameter = field.parameters.find("list");
  const std::string name = parameter == field.parameters.end() ? "" : parameter->second;
  if (!is_list_name(name)) throw Error("resources.unreadable", {{"path", name}});
  const std::lock_guard lock(mutex_);
  auto list = lists_.find(name);
  if (list == lists_.end()) {
    Lexicon read = name.empty() ? Lexicon({}) : Lexicon::read(folder_ / (name + ".txt"));
    list = lists_.emplace(name, std::move(read)).first;
  }
  return list->second;
}

Interpretation ListedField::interpret(const FieldSpec& field,
                                      const std::vector<Candidate>& candidates) const {
  const Lexicon& list = list_of(field);
  return most_confident(candidates, [&](const Candidate& candidate) {
    return judged_by_list(candidate, list);
  });
}

std::string ListedField::print(const FieldSpec&, const std::string& value) const { return value; }

std::string ListedField::synthesize(const FieldSpec& field, std::mt19937_64& random) const {
  const std::vector<std::string>& entries = list_of(field).entries();
  if (entries.empty()) return other;
  return pick(random, 2) == 0 ? entries.front() : pick(random, entries);
}

}  // namespace hoso

HOSO_PLUGIN("field_listed", "1.0.0", "Texts out of a list", hoso::register_stages)
