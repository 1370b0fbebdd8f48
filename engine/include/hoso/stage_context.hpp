// The only service a stage gets while it works.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string_view>

#include <hoso/diagnostic.hpp>
#include <hoso/error.hpp>

namespace hoso {

/// Bounds on what one run may cost; defaults and their reasons are in docs/limits.md.
struct Limits {
  std::uint64_t file_bytes = 200ULL << 20;      ///< one input file
  int pages = 500;                              ///< one input file
  std::uint64_t pixels = 100'000'000;           ///< one page, judged before allocation
  int side_px = 20'000;                         ///< one side of a page
  double decode_seconds = 30;                   ///< CPU for decoding one page
  double page_seconds = 120;                    ///< all stages of one page
  std::uint64_t decoder_memory_bytes = 1536ULL << 20;  ///< address space of a decoder process
  int xml_depth = 64;  ///< levels of elements
};

/// Lives as long as one stage call; not kept, not shared between threads.
class StageContext {
 public:
  /// Takes what report() is given; called by the thread of the stage call.
  using Report = std::function<void(Diagnostic)>;

  /// Made by the engine, and by tests (plugin_testing::Surroundings). `limits` outlives this; `report` may be empty.
  StageContext(const Limits& limits, std::chrono::sys_seconds now, std::stop_token stop,
               Report report)
      : limits_(limits), now_(now), stop_(std::move(stop)), report_(std::move(report)) {}

  /// What the work may cost.
  [[nodiscard]] const Limits& limits() const { return limits_; }
  /// The run's clock (SOURCE_DATE_EPOCH when set). Never ask the system for the time.
  [[nodiscard]] std::chrono::sys_seconds now() const { return now_; }
  /// Whether nobody waits for the result any more.
  [[nodiscard]] bool cancelled() const { return stop_.stop_requested(); }
  /// Call at least once a second. Throws Cancelled.
  void check_cancelled() const {
    if (cancelled()) throw Cancelled();
  }
  /// Records a problem that does not stop the work. The engine adds stage, file and page.
  void report(std::string_view code, Severity severity, MessageArguments arguments = {}) const {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.severity = severity;
    diagnostic.arguments = std::move(arguments);
    if (report_) report_(std::move(diagnostic));
  }

 private:
  const Limits& limits_;
  std::chrono::sys_seconds now_;
  std::stop_token stop_;
  Report report_;
};

}  // namespace hoso
