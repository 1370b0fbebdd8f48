#include "plugin/stage_registrar.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <hoso/error.hpp>

namespace hoso::plugin {
namespace {

/// In the order of AnyStageFactory's alternatives.
constexpr std::array<std::string_view, 9> kinds = {
    "source", "prepare", "identify", "inspect", "recognize", "field", "validate", "emit", "sign"};
static_assert(kinds.size() == std::variant_size_v<AnyStageFactory>);

bool is_plain_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
  });
}

bool id_fits_kind(std::string_view id, std::string_view kind) {
  return id.size() > kind.size() && id.starts_with(kind) && id[kind.size()] == '.' &&
         is_plain_name(id.substr(kind.size() + 1));
}

std::string complaint_about_options(const StageInfo& info) {
  std::set<std::string_view> names;
  for (const OptionSpec& option : info.options) {
    if (!is_plain_name(option.name)) return "option name \"" + option.name + "\"";
    if (!names.insert(option.name).second) return "option " + option.name + " declared twice";
    if (option.summary.empty()) return "option " + option.name + " has no summary";
  }
  try {
    Options(info.options, {}, info.id);
  } catch (const Error&) {
    return "an option's default is not valid";
  }
  return {};
}

std::string complaint_about(const StageInfo& info, const AnyStageFactory& factory) {
  if (!id_fits_kind(info.id, kind_of(factory))) return "id does not fit its kind";
  if (!std::visit([](const auto& make) { return static_cast<bool>(make); }, factory)) {
    return "no factory";
  }
  if (info.summary.empty()) return "no summary";
  return complaint_about_options(info);
}

}  // namespace

std::string_view kind_of(const AnyStageFactory& factory) { return kinds[factory.index()]; }

void StageRegistrar::add(StageInfo info, AnyStageFactory factory) {
  std::string complaint = complaint_about(info, factory);
  const auto same_id = [&](const StageEntry& entry) { return entry.info.id == info.id; };
  if (std::ranges::any_of(stages_, same_id)) complaint = "id registered twice";
  if (!complaint.empty()) {
    throw Error("plugin.bad_stage", {{"stage", info.id}, {"detail", complaint}});
  }
  stages_.push_back({std::move(info), std::move(factory), plugin_, version_});
}

}  // namespace hoso::plugin
