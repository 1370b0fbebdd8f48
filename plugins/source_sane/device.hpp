// libsane, as much of it as scanning pages needs.
#pragma once

#include <sane/sane.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "scan_request.hpp"

namespace hoso::source_sane {

struct FoundDevice {
  std::string name;   ///< "test:0"
  std::string label;  ///< "Noname frontend-tester virtual device"
};

/// libsane in use. It has one state for the whole process, so a second user waits for the first to end. Throws Error
/// "scan.failed", and "scan.device_busy" when that takes longer than half a minute.
class Sane {
 public:
  explicit Sane(const std::string& config_folder);
  ~Sane();
  Sane(const Sane&) = delete;
  Sane& operator=(const Sane&) = delete;

  [[nodiscard]] std::vector<FoundDevice> devices() const;

 private:
  std::unique_lock<std::timed_mutex> alone_;
};

/// The error that a status stands for; `device` is named in it.
[[noreturn]] void throw_status(SANE_Status status, const std::string& device);

/// An open scanner. Closed with its owner.
class Device {
 public:
  /// Throws what throw_status throws.
  explicit Device(std::string name);

  /// Sets what the request asks for, and A4 as the area. A scanner that lacks an option keeps its own way, except for
  /// a source that was asked for. Throws Error "scan.bad_option" with the choices there are.
  void set_up(const ScanRequest&);
  /// Whether it draws in sheet after sheet.
  [[nodiscard]] bool feeds() const { return feeds_; }
  [[nodiscard]] SANE_Handle handle() const { return handle_.get(); }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  struct Close {
    void operator()(void* handle) const {
      sane_cancel(handle);
      sane_close(handle);
    }
  };

  [[nodiscard]] int option_of(const char* name) const;
  void set_word(const char* name, double value);
  /// False = there is no such option.
  bool set_choice(const char* name, const std::string& wanted);
  void set_area();

  std::string name_;
  std::unique_ptr<void, Close> handle_;
  bool feeds_ = false;
};

/// The choice that `wanted` means, whatever its case: the same word, a known other name of it ("ADF" is "Automatic
/// Document Feeder"), or the only choice that holds the word. Empty = none.
[[nodiscard]] std::string chosen(const std::vector<std::string>& choices, const std::string& wanted);

}  // namespace hoso::source_sane
