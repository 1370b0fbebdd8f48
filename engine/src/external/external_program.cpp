#include "external/external_program.hpp"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <system_error>
#include <thread>

#include <hoso/error.hpp>

namespace hoso::external {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// An interpreter may have to read its library from a slow disk.
constexpr double start_seconds = 10;
/// Bounds a program that spins between two calls.
constexpr int life_cpu_seconds = 3600;

// What hoso-confined says by its exit status.
constexpr int cannot_confine = 124;
constexpr int cannot_start = 126;

fs::path launcher() {
  return fs::read_symlink("/proc/self/exe").parent_path().parent_path() / "lib" / "hoso" / "hoso-confined";
}

std::span<const std::uint8_t> bytes_of(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace

ExternalProgram::ExternalProgram(Manifest manifest, Options options)
    : manifest_(std::move(manifest)), options_(std::move(options)) {}

ZoneReading ExternalProgram::recognize(const FieldSpec& field, const std::vector<ZonePicture>& pictures,
                                       const StageContext& context) {
  context.check_cancelled();
  require_running(context);
  const auto message = answer_to(recognize_message(++call_, field, pictures), manifest_.call_seconds, context);
  RecognizeAnswer answer = recognize_answer(message, call_);
  if (!answer.complaint.empty()) fail("external.bad_answer", answer.complaint);
  failures_ = 0;
  if (!answer.refusal.empty()) {
    throw Error("external.failed", {{"stage", manifest_.stage.id}, {"detail", answer.refusal}});
  }
  return std::move(answer.reading);
}

void ExternalProgram::require_running(const StageContext& context) {
  if (child_) return;
  if (failures_ >= most_failures) throw Error("external.given_up", {{"stage", manifest_.stage.id}});
  rest(context);
  start();
  const auto message = answer_to(hello_message(manifest_, options_), start_seconds, context);
  const std::string complaint = complaint_about_ready(message, manifest_);
  if (!complaint.empty()) fail("external.bad_answer", complaint);
}

/// 0.1, 0.2, 0.4, 0.8 s: what broke for want of memory may find some.
void ExternalProgram::rest(const StageContext& context) const {
  const auto until = Clock::now() + (failures_ == 0 ? 0ms : 50ms * (1 << failures_));
  while (Clock::now() < until) {
    context.check_cancelled();
    std::this_thread::sleep_for(20ms);
  }
}

void ExternalProgram::start() {
  try {
    auto [ours, theirs] = confine::Channel::pair();
    confine::Launch launch{launcher(), {}, SIGTERM};
    launch.arguments = {std::to_string(::getpid()), std::to_string(manifest_.memory_mib),
                        std::to_string(life_cpu_seconds), manifest_.folder.string()};
    launch.arguments.insert(launch.arguments.end(), manifest_.command.begin(), manifest_.command.end());
    child_ = std::make_unique<confine::ChildProcess>(std::move(launch), theirs, memory_.file());
    channel_ = std::move(ours);
  } catch (const std::system_error& failure) {
    fail("external.start_failed", failure.code().message());
  }
}

std::vector<std::uint8_t> ExternalProgram::answer_to(const std::string& message, double seconds,
                                                     const StageContext& context) {
  if (message.size() > confine::max_message_bytes) {
    throw Error("external.failed", {{"stage", manifest_.stage.id}, {"detail", "request-too-long"}});
  }
  if (!channel_.send(bytes_of(message))) fail_ended();
  const auto until = Clock::now() + std::chrono::duration<double>(seconds);
  while (!channel_.readable_within(50)) {
    if (context.cancelled()) {
      child_.reset();
      throw Cancelled();
    }
    if (Clock::now() >= until) fail("external.timeout", std::to_string(std::lround(std::ceil(seconds))));
  }
  std::optional<confine::Packet> packet = channel_.receive();
  if (!packet) fail_ended();
  return std::move(packet->bytes);
}

void ExternalProgram::fail(const char* code, const std::string& detail) {
  child_.reset();
  ++failures_;
  throw Error(code, {{"stage", manifest_.stage.id}, {"detail", detail}});
}

void ExternalProgram::fail_ended() {
  const confine::Ending ending = child_->end();
  if (!ending.forced && ending.signal == 0 && ending.exit_code == cannot_confine) {
    fail("external.unconfined", "hoso-confined");
  }
  if (!ending.forced && ending.signal == 0 && ending.exit_code == cannot_start) {
    fail("external.start_failed", "exec");
  }
  const std::string how = ending.forced       ? "channel closed, or a message too long"
                          : ending.signal > 0 ? "signal " + std::to_string(ending.signal)
                                              : "exit status " + std::to_string(ending.exit_code);
  fail("external.crashed", how);
}

}  // namespace hoso::external
