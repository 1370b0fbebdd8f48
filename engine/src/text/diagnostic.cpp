#include <hoso/diagnostic.hpp>

namespace hoso {
namespace {

MessageArguments all_arguments(const Diagnostic& diagnostic) {
  MessageArguments arguments = diagnostic.arguments;
  arguments.emplace("file", diagnostic.file);
  arguments.emplace("stage", diagnostic.stage);
  arguments.emplace("page", diagnostic.page ? std::to_string(*diagnostic.page) : "?");
  return arguments;
}

}  // namespace

LocalizedText message_of(const Diagnostic& diagnostic) {
  const MessageEntry* entry = find_message(diagnostic.code);
  if (!entry) return {"Lỗi " + diagnostic.code, "Problem " + diagnostic.code};
  const MessageArguments arguments = all_arguments(diagnostic);
  return {fill_placeholders(entry->text_vi, arguments), fill_placeholders(entry->text_en, arguments)};
}

LocalizedText next_step_of(const Diagnostic& diagnostic) {
  const MessageEntry* entry = find_message(diagnostic.code);
  if (!entry) return {};
  const MessageArguments arguments = all_arguments(diagnostic);
  return {fill_placeholders(entry->next_step_vi, arguments),
          fill_placeholders(entry->next_step_en, arguments)};
}

ExitCode exit_code_of(const Diagnostic& diagnostic) {
  if (diagnostic.severity != Severity::error) return ExitCode::packaged;
  const MessageEntry* entry = find_message(diagnostic.code);
  return entry ? entry->exit_code : ExitCode::stage_failed;
}

}  // namespace hoso
