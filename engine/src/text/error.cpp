#include <hoso/error.hpp>

namespace hoso {
namespace {

std::string what_of(const std::string& code, const MessageArguments& arguments) {
  const MessageEntry* entry = find_message(code);
  return entry ? code + ": " + fill_placeholders(entry->text_en, arguments) : code;
}

}  // namespace

Error::Error(std::string code, MessageArguments arguments)
    : std::runtime_error(what_of(code, arguments)),
      code_(std::move(code)),
      arguments_(std::move(arguments)) {}

Cancelled::Cancelled() : Error("run.cancelled") {}

}  // namespace hoso
