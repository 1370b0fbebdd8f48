#include "plugin_command.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <hoso/error.hpp>

#include "contract/contract.hpp"
#include "installation.hpp"
#include "messages.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

/// What no single call's limit catches: a library that hangs while it is loaded or made.
constexpr std::chrono::minutes patience{30};

constexpr std::array codes = {"breach.cancel",  "breach.construct", "breach.crash",   "breach.descriptor",
                              "breach.exports", "breach.load",      "breach.options", "breach.readme",
                              "breach.repeat",  "breach.result",    "breach.silent",  "breach.stage_id",
                              "breach.threads", "breach.time",      "breach.works"};

Diagnostic breach_of(const std::string& check, const std::string& detail) {
  Diagnostic breach;
  breach.code = "breach.result";
  for (const std::string_view code : codes) {
    if (code.substr(code.find('.') + 1) == check) breach.code = code;
  }
  breach.arguments = {{"detail", detail}};
  return breach;
}

contract::ContractTerms terms_for(const CommandLine& line, const Installation& installation) {
  const WorkshopSettings& asked = line.workshop;
  const auto milliseconds = [](double seconds) {
    return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
  };
  contract::ContractTerms terms;
  terms.library = std::filesystem::absolute(asked.library).lexically_normal();
  terms.readme = asked.readme.value_or("");
  terms.resources = installation.templates;
  terms.samples = asked.samples;
  terms.call_limit = milliseconds(asked.call_seconds);
  terms.cancelled_limit = milliseconds(asked.cancel_seconds);
  for (const std::string& option : asked.options) {
    const std::size_t equals = option.find('=');
    terms.options[option.substr(0, equals)] = option.substr(equals + 1);
  }
  return terms;
}

/// A file descriptor of its own, closed with it.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close_now(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }
  void close_now() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }

 private:
  int number_;
};

void write_all(int pipe, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(pipe, text.data(), text.size());
    if (written < 0 && errno != EINTR) return;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// In the child, which ends with `parent`. Ends it without destructors: threads may still be inside the library.
[[noreturn]] void check_and_end(const contract::ContractTerms& terms, int pipe, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) std::_Exit(0);
  Json answer = Json::object();
  try {
    Json breaches = Json::array();
    for (const contract::Failure& failure : contract::check_plugin(terms).failures) {
      breaches.push_back({failure.check, failure.detail});
    }
    answer["breaches"] = std::move(breaches);
  } catch (const Error& error) {
    answer["error"] = {error.code(), error.arguments()};
  } catch (const std::exception& failure) {
    answer["error"] = {"internal.bug", MessageArguments{{"detail", failure.what()}}};
  }
  write_all(pipe, answer.dump(-1, ' ', false, Json::error_handler_t::replace));
  std::_Exit(0);
}

/// All that comes until the other end is closed; nullopt = it is still open when patience ends.
std::optional<std::string> text_from(int pipe) {
  std::string text;
  const Clock::time_point end = Clock::now() + patience;
  std::array<char, 4096> part{};
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    pollfd waiting{pipe, POLLIN, 0};
    if (left <= 0) return std::nullopt;
    if (::poll(&waiting, 1, static_cast<int>(left)) <= 0) continue;
    const ssize_t count = ::read(pipe, part.data(), part.size());
    if (count == 0) return text;
    if (count > 0) text.append(part.data(), static_cast<std::size_t>(count));
  }
}

std::vector<Diagnostic> breaches_in(const std::string& answer) {
  const Json json = Json::parse(answer);
  if (json.contains("error")) throw Error(json["error"][0], json["error"][1].get<MessageArguments>());
  std::vector<Diagnostic> breaches;
  for (const Json& one : json["breaches"]) breaches.push_back(breach_of(one[0], one[1]));
  return breaches;
}

std::string ending_of(int status) {
  if (WIFSIGNALED(status)) return fmt::format("signal {} ({})", WTERMSIG(status), strsignal(WTERMSIG(status)));
  return fmt::format("it ended the process, exit code {}", WEXITSTATUS(status));
}

/// Runs the suite in a child process: what the library does there harms nobody.
std::vector<Diagnostic> breaches_of(const contract::ContractTerms& terms) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  const Descriptor from(ends[0]);
  Descriptor into(ends[1]);
  const pid_t self = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (child == 0) check_and_end(terms, into.number(), self);
  into.close_now();
  const std::optional<std::string> answer = text_from(from.number());
  if (!answer) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (!answer) return {breach_of("time", fmt::format("does not end within {} minutes", patience.count()))};
  if (answer->empty()) return {breach_of("crash", ending_of(status))};
  return breaches_in(*answer);
}

void print_json(const std::vector<Diagnostic>& breaches, const CommandLine& line) {
  Json list = Json::array();
  for (const Diagnostic& breach : breaches) {
    list.push_back({{"code", breach.code},
                    {"message", in(line.language, message_of(breach))},
                    {"next_step", in(line.language, next_step_of(breach))},
                    {"detail", breach.arguments.at("detail")}});
  }
  const Json json = {{"library", line.workshop.library.string()},
                     {"kept", breaches.empty()},
                     {"readme_checked", line.workshop.readme.has_value()},
                     {"findings", std::move(list)}};
  fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
}

void print_text(const std::vector<Diagnostic>& breaches, const CommandLine& line) {
  for (const Diagnostic& breach : breaches) {
    const LocalizedText text = message_of(breach);
    fmt::print("[{}] {}\n", breach.code, printable(in(line.language, text)));
    if (line.language == Language::both) fmt::print("    {}\n", printable(text.en));
    fmt::print("    → {}\n", printable(in(line.language, next_step_of(breach))));
  }
  if (!line.workshop.readme) {
    fmt::print("{}\n", say(line, {"Chưa xem README: thêm --readme.", "README not looked at: give --readme."}));
  }
  const std::string verdict = breaches.empty()
                                  ? say(line, {"Plugin giữ đúng hợp đồng.", "The plugin keeps the contract."})
                                  : say(line, {"Plugin chưa giữ đúng hợp đồng.", "The plugin breaks the contract."});
  fmt::print("{}\n", verdict);
}

}  // namespace

ExitCode plugin_check_command(const CommandLine& line) {
  const std::vector<Diagnostic> breaches = breaches_of(terms_for(line, Installation(line)));
  if (line.json) {
    print_json(breaches, line);
  } else {
    print_text(breaches, line);
  }
  return breaches.empty() ? ExitCode::packaged : ExitCode::needs_review;
}

}  // namespace hoso::app
