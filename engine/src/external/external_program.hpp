// A plugin's program, started when it is needed, started again when it broke, never waited for too long.
#pragma once

#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <hoso/options.hpp>
#include <hoso/stage_context.hpp>

#include "confine/channel.hpp"
#include "confine/child_process.hpp"
#include "external/manifest.hpp"
#include "external/messages.hpp"
#include "external/picture_memory.hpp"

namespace hoso::external {

/// One thread at a time. The child is killed and reaped with it.
class ExternalProgram {
 public:
  ExternalProgram(Manifest manifest, Options options);

  /// Where the pictures of the next request go.
  [[nodiscard]] std::span<std::uint8_t> pictures() { return memory_.bytes(); }

  /// Asks for one field. Throws Cancelled within 0.1 s of a stop request, and Error:
  ///   external.crashed, external.timeout, external.bad_answer   the program was ended; the next call starts it anew,
  ///                                                             a little later each time
  ///   external.given_up      it broke most_failures times in a row and is not started any more
  ///   external.start_failed, external.unconfined                it cannot be started here
  ///   external.failed        it said itself that it cannot
  [[nodiscard]] ZoneReading recognize(const FieldSpec&, const std::vector<ZonePicture>&, const StageContext&);

  static constexpr int most_failures = 5;

 private:
  using Clock = std::chrono::steady_clock;

  void require_running(const StageContext&);
  void rest(const StageContext&) const;
  void start();
  std::vector<std::uint8_t> answer_to(const std::string& message, double seconds, const StageContext&);
  [[noreturn]] void fail(const char* code, const std::string& detail);
  [[noreturn]] void fail_ended();

  Manifest manifest_;
  Options options_;
  PictureMemory memory_;
  confine::Channel channel_;
  std::unique_ptr<confine::ChildProcess> child_;
  long call_ = 0;
  int failures_ = 0;  ///< in a row
};

}  // namespace hoso::external
