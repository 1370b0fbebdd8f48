#include "http/problem.hpp"

#include <hoso/error.hpp>
#include <nlohmann/json.hpp>

namespace hoso::http {
namespace {

nlohmann::json both(std::string_view vi, std::string_view en, const MessageArguments& arguments) {
  return {{"vi", fill_placeholders(vi, arguments)}, {"en", fill_placeholders(en, arguments)}};
}

Response response_of(int status, const std::string& code, const MessageArguments& arguments) {
  nlohmann::json problem = {{"code", code}, {"message", both(code, code, {})}, {"next_step", both("", "", {})}};
  if (const MessageEntry* entry = find_message(code)) {
    problem["message"] = both(entry->text_vi, entry->text_en, arguments);
    problem["next_step"] = both(entry->next_step_vi, entry->next_step_en, arguments);
  }
  // Arguments may hold bytes of a file name that are no UTF-8.
  const auto replace = nlohmann::json::error_handler_t::replace;
  return text_response(status, "application/json", problem.dump(-1, ' ', false, replace));
}

}  // namespace

Response problem_response(int status, const std::exception& problem) {
  if (const auto* error = dynamic_cast<const Error*>(&problem)) {
    return response_of(status, error->code(), error->arguments());
  }
  return response_of(status, "internal.bug", {{"detail", "http"}});
}

}  // namespace hoso::http
