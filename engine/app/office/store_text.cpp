#include "store_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <pwd.h>
#include <unistd.h>

#include <array>
#include <ctime>

#include <hoso/diagnostic.hpp>
#include <hoso/vietnam_time.hpp>

#include "run_plan.hpp"
#include "table.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;

/// The name of whoever runs this process; the environment's USER is anybody's to set.
std::string login_name() {
  std::array<char, 4096> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  getpwuid_r(geteuid(), &entry, buffer.data(), buffer.size(), &found);
  return found ? found->pw_name : std::to_string(geteuid());
}

}  // namespace

store::Act acting_user() { return {fmt::format("cli:{}", login_name()), run_clock()}; }

std::chrono::sys_seconds day_begins(std::chrono::sys_seconds now) {
  return std::chrono::floor<std::chrono::days>(now + vietnam_offset) - vietnam_offset;
}

std::string clock_text(std::chrono::sys_seconds time) {
  const VietnamClock clock(time);
  return fmt::format("{:02}:{:02} {:02}/{:02}/{:04}", clock.hour, clock.minute, clock.day, clock.month, clock.year);
}

std::string iso_text(std::chrono::sys_seconds time) {
  const VietnamClock clock(time);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+07:00", clock.year, clock.month, clock.day, clock.hour,
                     clock.minute, clock.second);
}

LocalizedText text_of(store::State state) {
  static constexpr std::array<std::array<const char*, 2>, 8> texts{{{"đã tiếp nhận", "received"},
                                                                    {"đang đọc", "reading"},
                                                                    {"chờ rà soát", "needs review"},
                                                                    {"đã xác nhận", "confirmed"},
                                                                    {"đã đóng gói", "packaged"},
                                                                    {"đã bàn giao", "handed over"},
                                                                    {"để riêng", "set aside"},
                                                                    {"đã gộp", "closed"}}};
  const auto& text = texts[static_cast<std::size_t>(state)];
  return {text[0], text[1]};
}

LocalizedText text_of_problem(const std::string& code) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  return message_of(diagnostic);
}

Json dossier_json(const store::Summary& dossier) {
  return {{"id", dossier.id},
          {"state", store::word(dossier.state)},
          {"received_at", iso_text(dossier.received_at)},
          {"received_by", dossier.received_by},
          {"channel", dossier.channel},
          {"procedure", dossier.procedure},
          {"forms", dossier.forms},
          {"pages", dossier.pages},
          {"doubts", dossier.doubts},
          {"blocking", dossier.blocking},
          {"name", dossier.name},
          {"problem", dossier.problem}};
}

std::string dossier_table(const std::vector<store::Summary>& dossiers, const CommandLine& line) {
  std::vector<std::vector<std::string>> rows{
      {say(line, {"Mã", "Id"}), say(line, {"Bước", "State"}), say(line, {"Nhận lúc", "Received"}),
       say(line, {"Mẫu", "Forms"}), say(line, {"Nghi ngờ", "Doubts"}), say(line, {"Người nộp", "Applicant"})}};
  for (const store::Summary& one : dossiers) {
    rows.push_back({one.id, say(line, text_of(one.state)), clock_text(one.received_at),
                    fmt::format("{}", fmt::join(one.forms, " ")), std::to_string(one.doubts), one.name});
  }
  return table(rows);
}

void print_json(const Json& json) { fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace)); }

}  // namespace hoso::app
