#include <algorithm>

#include <hoso/error.hpp>

#include "portal/call_sequences.hpp"

namespace hoso::portal {
namespace {

const PayloadKind& kind_named(std::string_view name) {
  return *std::ranges::find(payload_kinds(), name, &PayloadKind::name);
}

}  // namespace

bool has_payload(const SequenceParts& parts, std::string_view kind) {
  return parts.package.contains(kind_named(kind).path);
}

Json payload_of(const SequenceParts& parts, std::string_view name) {
  const PayloadKind& kind = kind_named(name);
  const auto found = parts.package.find(kind.path);
  const std::string path(kind.path);
  if (found == parts.package.end()) throw Error("submit.missing_payload", {{"file", path}});
  const std::string_view text(reinterpret_cast<const char*>(found->second.data()), found->second.size());
  if (const auto breaches = parts.terms.schemas.breaches(kind, text); !breaches.empty()) {
    throw Error("portal.bad_payload", {{"file", path}, {"detail", breaches.front().shown()}});
  }
  return Json::parse(text);
}

std::string shown_code(const Json& code) {
  const std::string text = code.is_string() ? code.get<std::string>() : code.is_number() ? code.dump() : "";
  constexpr std::size_t longest = 12;
  const bool plain = std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
  });
  return plain && !text.empty() && text.size() <= longest ? text : "?";
}

std::string text_in(const Json& json, std::string_view pointer) {
  const Json::json_pointer place{std::string(pointer)};
  try {
    const Json& value = json.at(place);
    return value.is_string() ? value.get<std::string>() : value.is_number() ? value.dump() : std::string();
  } catch (const Json::exception&) {
    return {};
  }
}

}  // namespace hoso::portal
