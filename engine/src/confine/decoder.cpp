#include "confine/decoder.hpp"

#include <signal.h>

#include <chrono>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <type_traits>

#include "confine/channel.hpp"
#include "confine/child_process.hpp"
#include "confine/incoming.hpp"
#include "confine/messages.hpp"
#include "confine/shared_memory.hpp"

namespace hoso::confine {
namespace {

using Clock = std::chrono::steady_clock;

/// How often a waiting engine looks for a stop request and at the clocks.
constexpr int poll_ms = 100;
/// A child is replaced between two files after this much work, so leaks in the libraries stay
/// small; its own CPU limit (app/decoder) lies above it.
constexpr double retire_after_cpu_seconds = 600;
/// A flood of diagnostics is not worth reading.
constexpr int max_diagnostics = 1000;

std::string seconds_text(double seconds) {
  const auto whole = static_cast<long>(seconds);
  return std::to_string(whole < 1 ? 1 : whole);
}

std::string megabytes_text(std::uint64_t bytes) { return std::to_string(bytes >> 20); }

std::int64_t seconds_of(const StageContext& context) {
  return context.now().time_since_epoch().count();
}

SetupMessage message_of(const DecoderSetup& setup) {
  SetupMessage message;
  for (const auto& plugin : setup.plugins) message.plugins.push_back(plugin.string());
  for (const SourceSetup& source : setup.sources) {
    message.sources.push_back({source.stage, source.options});
  }
  message.resources = setup.resources.string();
  message.limits = setup.limits;
  message.allow_unconfined = setup.allow_unconfined;
  return message;
}

}  // namespace

class Decoder::Session {
 public:
  explicit Session(DecoderSetup setup) : setup_(std::move(setup)) {}

  Opened open(const InputFile& file, const StageContext& context) {
    file_.reset();
    if (file.bytes.empty()) throw Error("input.empty");
    if (file.bytes.size() > setup_.limits.file_bytes) {
      throw Error("limit.file_bytes", {{"limit", megabytes_text(setup_.limits.file_bytes)}});
    }
    if (child_ && child_->process.cpu_seconds() > retire_after_cpu_seconds) stop();
    file_ = CurrentFile{file.name, file.bytes.size(), sealed_memory_file(file.bytes)};
    try {
      return show_file(context);
    } catch (...) {
      file_.reset();
      throw;
    }
  }

  Page read(int page_index, const StageContext& context) {
    if (!file_) throw std::logic_error("decoder: no file is open");
    if (!child_ || !child_->has_file) show_file(context);
    const FileDescriptor memory = make_memory_file("hoso-page");
    const auto answer = ask(ReadMessage{page_index, seconds_of(context)}, memory.get(), context);
    return guarded([&] {
      return judged_page(decoded<PageMessage>(answer), memory, setup_.limits);
    });
  }

 private:
  struct CurrentFile {
    std::string name;
    std::uint64_t byte_count = 0;
    FileDescriptor memory;
  };
  struct Child {
    Child(const std::filesystem::path& program, std::pair<Channel, FileDescriptor> ends)
        : channel(std::move(ends.first)), process({program, {}}, ends.second) {}
    Channel channel;
    ChildProcess process;
    bool has_file = false;
  };

  void start(const StageContext& context) {
    try {
      child_.emplace(setup_.decoder, Channel::pair());
    } catch (const std::system_error& error) {
      throw Error("decoder.unavailable", {{"detail", error.code().message()}});
    }
    const auto answer = ask(message_of(setup_), -1, context);
    const auto ready = guarded([&] { return decoded<ReadyMessage>(answer); });
    if (!ready.confined && !setup_.allow_unconfined) {
      stop();
      throw Error("decoder.unconfined");
    }
  }

  /// Gives the current file to a child that has not seen it.
  Opened show_file(const StageContext& context) {
    if (!child_) start(context);
    child_->has_file = false;
    const OpenMessage message{file_->name, file_->byte_count, seconds_of(context)};
    const auto answer = ask(message, file_->memory.get(), context);
    const Opened opened =
        guarded([&] { return judged_opened(decoded<OpenedMessage>(answer), setup_); });
    child_->has_file = true;
    return opened;
  }

  /// Sends a request and waits for its answer's bytes; what the source threw is thrown here.
  template <class Message>
  std::vector<std::uint8_t> ask(const Message& message, int attached,
                                const StageContext& context) {
    if (!child_->channel.send(encoded(message), attached)) throw_ending();
    const double cpu_at_start = child_->process.cpu_seconds();
    const auto wall_end = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                             std::chrono::duration<double>(setup_.limits.page_seconds));
    for (int diagnostics = 0; diagnostics < max_diagnostics;) {
      wait_for_message(cpu_at_start, wall_end, context);
      std::optional<Packet> packet = child_->channel.receive();
      if (!packet) throw_ending();
      const auto kind = kind_of(packet->bytes);
      if (kind == MessageKind::failed) throw_failure(packet->bytes);
      if (kind != MessageKind::diagnostic) return std::move(packet->bytes);
      pass_on(packet->bytes, context);
      ++diagnostics;
    }
    stop();
    throw Error("decoder.crashed", {{"detail", "diagnostics"}});
  }

  void wait_for_message(double cpu_at_start, Clock::time_point wall_end,
                        const StageContext& context) {
    while (!child_->channel.readable_within(poll_ms)) {
      if (context.cancelled()) {
        stop();
        throw Cancelled();
      }
      const double cpu_used = child_->process.cpu_seconds() - cpu_at_start;
      if (cpu_used > setup_.limits.decode_seconds) throw_timed_out(setup_.limits.decode_seconds);
      if (Clock::now() > wall_end) throw_timed_out(setup_.limits.page_seconds);
    }
  }

  void pass_on(std::span<const std::uint8_t> bytes, const StageContext& context) {
    const Diagnostic diagnostic =
        guarded([&] { return judged_diagnostic(decoded<DiagnosticMessage>(bytes)); });
    context.report(diagnostic.code, diagnostic.severity, diagnostic.arguments);
  }

  [[noreturn]] void throw_failure(std::span<const std::uint8_t> bytes) {
    const Error error = guarded([&] { return judged_error(decoded<FailedMessage>(bytes)); });
    // Its heap is as good as full; the next page deserves a clean one.
    if (error.code() == "limit.decoder_memory") stop();
    throw error;
  }

  [[noreturn]] void throw_timed_out(double seconds) {
    stop();
    throw Error("limit.decoder_time", {{"seconds", seconds_text(seconds)}});
  }

  /// The child is gone, or will be at once.
  [[noreturn]] void throw_ending() {
    const Ending ending = child_->process.end();
    child_.reset();
    if (ending.signal == SIGXCPU) throw_timed_out(setup_.limits.decode_seconds);
    // Unless we sent it, only the system's out-of-memory killer does.
    if (ending.signal == SIGKILL && !ending.forced) throw Error("limit.decoder_memory");
    throw Error("decoder.crashed",
                {{"detail", ending.signal != 0 ? "signal " + std::to_string(ending.signal)
                                               : "exit " + std::to_string(ending.exit_code)}});
  }

  /// Runs a check of what the child said; a child that breaks the protocol is not kept.
  template <class Check>
  std::invoke_result_t<Check> guarded(Check check) {
    try {
      return check();
    } catch (const ProtocolError& error) {
      stop();
      throw Error("decoder.crashed", {{"detail", error.what()}});
    }
  }

  void stop() { child_.reset(); }

  DecoderSetup setup_;
  std::optional<CurrentFile> file_;
  std::optional<Child> child_;
};

Decoder::Decoder(DecoderSetup setup) : session_(std::make_unique<Session>(std::move(setup))) {}
Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

Opened Decoder::open(const InputFile& file, const StageContext& context) {
  return session_->open(file, context);
}

Page Decoder::read(int page_index, const StageContext& context) {
  return session_->read(page_index, context);
}

}  // namespace hoso::confine
