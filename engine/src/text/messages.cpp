// The message catalogue: its parts, in one order. docs/errors.md lists the same codes and tests/policy proves that
// list, catalogue and use agree.
#include <hoso/message.hpp>

#include <algorithm>

#include "text/messages_designer.hpp"
#include "text/messages_drafting.hpp"
#include "text/messages_exports.hpp"
#include "text/messages_external.hpp"
#include "text/messages_handover.hpp"
#include "text/messages_http.hpp"
#include "text/messages_intake.hpp"
#include "text/messages_portal.hpp"
#include "text/messages_reading.hpp"
#include "text/messages_store.hpp"
#include "text/messages_workshop.hpp"

namespace hoso {
namespace {

template <std::size_t... Sizes>
consteval auto merged(const std::array<MessageEntry, Sizes>&... parts) {
  std::array<MessageEntry, (Sizes + ...)> all{};
  auto end = all.begin();
  ((end = std::ranges::copy(parts, end).out), ...);
  std::ranges::sort(all, {}, &MessageEntry::code);
  return all;
}

constexpr auto catalogue =
    merged(messages::designer, messages::drafting, messages::exports, messages::external, messages::handover,
           messages::http, messages::intake, messages::portal, messages::reading, messages::store, messages::workshop);

static_assert(std::ranges::adjacent_find(catalogue, {}, &MessageEntry::code) == catalogue.end());

}  // namespace

std::span<const MessageEntry> message_catalogue() { return catalogue; }

const MessageEntry* find_message(std::string_view code) {
  const auto found = std::ranges::lower_bound(catalogue, code, {}, &MessageEntry::code);
  return found != catalogue.end() && found->code == code ? &*found : nullptr;
}

std::vector<std::string> placeholder_names(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t open = text.find('{'); open != std::string_view::npos;) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    names.emplace_back(text.substr(open + 1, close - open - 1));
    open = text.find('{', close);
  }
  return names;
}

std::string fill_placeholders(std::string_view text, const MessageArguments& arguments) {
  std::string filled;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    filled += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return filled.append(text.substr(open));
    const std::string name(text.substr(open + 1, close - open - 1));
    const auto value = arguments.find(name);
    filled += value == arguments.end() ? "{" + name + "}" : value->second;
    text.remove_prefix(close + 1);
  }
  return filled;
}

}  // namespace hoso
