#include "submit_command.hpp"

#include <chrono>
#include <cstdio>
#include <map>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "installation.hpp"
#include "package_reading.hpp"
#include "portal/submit.hpp"
#include "rehearsal_answer.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;

LocalizedText text_of_step(const std::string& step) {
  static const std::map<std::string, LocalizedText> texts = {
      {"auth", {"Đã đăng nhập", "Logged in"}},
      {"number", {"Đã nhận mã hồ sơ", "Got the dossier's number"}},
      {"upload", {"Đã gửi một tệp", "Handed in a file"}},
      {"create", {"Nơi nhận đã có hồ sơ", "The receiver has the dossier"}},
      {"progress", {"Đã báo tiến độ", "Told the progress"}},
      {"status", {"Đã báo trạng thái", "Told the status"}}};
  const auto found = texts.find(step);
  return found == texts.end() ? LocalizedText{step, step} : found->second;
}

void wait(int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }

/// A refusal weeks later is what rehearsing is for, so it is not left to the officer to think of.
bool would_be_refused(const CommandLine& line, const portal::PackageFiles& package, const std::string& portal,
                      const std::filesystem::path& templates) {
  const Rehearsal rehearsal = rehearsed(package, portal, line.procedure_case, templates);
  if (!rehearsal.refused()) return false;
  fmt::print("{}", line.json ? rehearsal_json(rehearsal) : rehearsal_text(rehearsal, line));
  return true;
}

void print(const CommandLine& line, const portal::Submitted& submitted) {
  if (line.json) {
    const Json json = {{"code", submitted.code}, {"id", submitted.id}, {"sent_before", submitted.was_there}};
    fmt::print("{}\n", json.dump(2));
    return;
  }
  fmt::print("{} {}\n", say(line, {"Nơi nhận đã có hồ sơ:", "The receiver has the dossier:"}), submitted.code);
  if (submitted.was_there) {
    fmt::print("{}\n", say(line, {"Hồ sơ đã được gửi từ lần trước, không gửi lại.",
                                  "It was sent by an earlier run, and not again."}));
  }
}

}  // namespace

ExitCode submit_command(const CommandLine& line) {
  const Installation installation(line);
  const portal::Account account = portal::read_account(line.portal.account);
  const portal::PackageFiles package = read_package(line);
  if (would_be_refused(line, package, account.portal, installation.templates)) return ExitCode::needs_review;
  const auto schemas_folder = installation.templates / "schema" / "portal";
  const portal::PayloadSchemas schemas(schemas_folder);
  const auto told = [&](const std::string& step) {
    if (!line.json) fmt::print(stderr, "{}\n", say(line, text_of_step(step)));
  };
  print(line, portal::submit(package, {line.portal.adapter, account, schemas,
                                       schemas_folder / "create_dossier_sent.schema.json", line.portal.state,
                                       line.portal.resend, wait, told}));
  return ExitCode::packaged;
}

}  // namespace hoso::app
