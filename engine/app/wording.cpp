#include "wording.hpp"

#include <fmt/format.h>

#include "messages.hpp"

namespace hoso::app {

const std::string& say(const CommandLine& line, const LocalizedText& text) {
  return in(line.language, text);
}

LocalizedText text_of(FieldState state) {
  switch (state) {
    case FieldState::read: return {"đã đọc", "read"};
    case FieldState::empty: return {"để trống", "empty"};
    case FieldState::illegible: return {"không đọc được", "illegible"};
    case FieldState::confirmed: return {"đã xác nhận", "confirmed"};
  }
  return {};
}

LocalizedText text_of(FindingSeverity severity) {
  switch (severity) {
    case FindingSeverity::blocking: return {"PHẢI SỬA", "MUST BE CORRECTED"};
    case FindingSeverity::doubtful: return {"CẦN XEM LẠI", "PLEASE CHECK"};
    case FindingSeverity::advice: return {"NÊN BIẾT", "GOOD TO KNOW"};
  }
  return {};
}

std::string findings_list(const std::vector<Finding>& findings, const CommandLine& line) {
  std::string text;
  int number = 0;
  for (const Finding& finding : findings) {
    text += fmt::format("  {}. {}: {} [{}]\n", ++number, say(line, text_of(finding.severity)),
                        printable(say(line, finding.message)), finding.code);
    if (const std::string& step = say(line, finding.next_step); !step.empty()) {
      text += fmt::format("     → {}\n", printable(step));
    }
    if (!finding.legal_source.empty()) {
      text += fmt::format("     {}: {}\n", say(line, {"Căn cứ", "Legal source"}),
                          printable(finding.legal_source));
    }
  }
  return text;
}

}  // namespace hoso::app
