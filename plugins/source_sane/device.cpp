#include "device.hpp"

#include <sane/saneopts.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <utility>

#include <hoso/error.hpp>

namespace hoso::source_sane {
namespace {

std::string lowered(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ", ";
    text += word;
  }
  return text;
}

std::vector<std::string> choices_of(const SANE_Option_Descriptor& option) {
  std::vector<std::string> choices;
  if (option.constraint_type != SANE_CONSTRAINT_STRING_LIST) return choices;
  for (const SANE_String_Const* one = option.constraint.string_list; *one; ++one) choices.emplace_back(*one);
  return choices;
}

/// `value` in the option's own units, within its range.
SANE_Word word_of(const SANE_Option_Descriptor& option, double value) {
  SANE_Word word = option.type == SANE_TYPE_FIXED ? SANE_FIX(value) : static_cast<SANE_Word>(value);
  if (option.constraint_type == SANE_CONSTRAINT_RANGE) {
    word = std::clamp(word, option.constraint.range->min, option.constraint.range->max);
  }
  return word;
}

std::timed_mutex& libsane() {
  static std::timed_mutex one;
  return one;
}

bool means_feeder(const std::string& source) {
  const std::string small = lowered(source);
  return small.find("adf") != std::string::npos || small.find("feeder") != std::string::npos;
}

}  // namespace

void throw_status(SANE_Status status, const std::string& device) {
  const MessageArguments named{{"device", device}};
  switch (status) {
    case SANE_STATUS_DEVICE_BUSY:
      throw Error("scan.device_busy", named);
    case SANE_STATUS_ACCESS_DENIED:
      throw Error("scan.access_denied", named);
    case SANE_STATUS_JAMMED:
      throw Error("scan.jammed", named);
    case SANE_STATUS_COVER_OPEN:
      throw Error("scan.cover_open", named);
    case SANE_STATUS_NO_DOCS:
      throw Error("scan.no_paper", named);
    case SANE_STATUS_INVAL:
      throw Error("scan.unknown_device", named);
    case SANE_STATUS_CANCELLED:
      throw Error("scan.stopped", named);
    default:
      throw Error("scan.failed", {{"device", device}, {"detail", sane_strstatus(status)}});
  }
}

Sane::Sane(const std::string& config_folder) : alone_(libsane(), std::chrono::seconds(30)) {
  if (!alone_) throw_status(SANE_STATUS_DEVICE_BUSY, "SANE");
  if (!config_folder.empty()) setenv("SANE_CONFIG_DIR", config_folder.c_str(), 1);
  const SANE_Status status = sane_init(nullptr, nullptr);
  if (status != SANE_STATUS_GOOD) throw_status(status, "SANE");
}

Sane::~Sane() { sane_exit(); }

std::vector<FoundDevice> Sane::devices() const {
  const SANE_Device** list = nullptr;
  const SANE_Status status = sane_get_devices(&list, SANE_FALSE);
  if (status != SANE_STATUS_GOOD) throw_status(status, "SANE");
  std::vector<FoundDevice> found;
  for (; *list; ++list) {
    const SANE_Device& one = **list;
    found.push_back({one.name, joined({one.vendor, one.model, one.type})});
  }
  return found;
}

Device::Device(std::string name) : name_(std::move(name)) {
  SANE_Handle handle = nullptr;
  const SANE_Status status = sane_open(name_.c_str(), &handle);
  if (status != SANE_STATUS_GOOD) throw_status(status, name_);
  handle_.reset(handle);
}

int Device::option_of(const char* name) const {
  for (SANE_Int number = 1;; ++number) {
    const SANE_Option_Descriptor* option = sane_get_option_descriptor(handle(), number);
    if (!option) return 0;
    if (option->name && std::string(option->name) == name && SANE_OPTION_IS_ACTIVE(option->cap)) return number;
  }
}

void Device::set_word(const char* name, double value) {
  const int number = option_of(name);
  if (number == 0) return;
  const SANE_Option_Descriptor* option = sane_get_option_descriptor(handle(), number);
  if (!SANE_OPTION_IS_SETTABLE(option->cap)) return;
  SANE_Word word = word_of(*option, value);
  const SANE_Status status = sane_control_option(handle(), number, SANE_ACTION_SET_VALUE, &word, nullptr);
  if (status != SANE_STATUS_GOOD) throw Error("scan.bad_option", {{"option", name}});
}

bool Device::set_choice(const char* name, const std::string& wanted) {
  const int number = option_of(name);
  if (number == 0) return false;
  const SANE_Option_Descriptor* option = sane_get_option_descriptor(handle(), number);
  const std::vector<std::string> choices = choices_of(*option);
  const std::string choice = chosen(choices, wanted);
  if (choice.empty()) throw Error("scan.bad_option", {{"option", std::string(name) + ": " + joined(choices)}});
  std::string value = choice;
  value.resize(std::max<std::size_t>(value.size() + 1, static_cast<std::size_t>(option->size)));
  const SANE_Status status = sane_control_option(handle(), number, SANE_ACTION_SET_VALUE, value.data(), nullptr);
  if (status != SANE_STATUS_GOOD) throw_status(status, name_);
  if (std::string(name) == SANE_NAME_SCAN_SOURCE) feeds_ = means_feeder(choice);
  return true;
}

void Device::set_area() {
  // A4; a scanner that is smaller gives what it has. In mm, as SANE's standard options are.
  set_word(SANE_NAME_SCAN_TL_X, 0);
  set_word(SANE_NAME_SCAN_TL_Y, 0);
  set_word(SANE_NAME_SCAN_BR_X, 210);
  set_word(SANE_NAME_SCAN_BR_Y, 297);
}

void Device::set_up(const ScanRequest& request) {
  if (!request.source.empty() && !set_choice(SANE_NAME_SCAN_SOURCE, request.source)) {
    throw Error("scan.bad_option", {{"option", "source"}});
  }
  set_choice(SANE_NAME_SCAN_MODE, request.mode);
  set_word(SANE_NAME_BIT_DEPTH, 8);
  set_word(SANE_NAME_SCAN_RESOLUTION, request.resolution);
  set_area();
}

std::string chosen(const std::vector<std::string>& choices, const std::string& wanted) {
  const std::string small = lowered(wanted);
  const std::vector<std::string> names =
      small == "adf" ? std::vector<std::string>{small, "automatic document feeder"} : std::vector<std::string>{small};
  for (const std::string& name : names) {
    const auto same = std::ranges::find_if(choices, [&](const std::string& one) { return lowered(one) == name; });
    if (same != choices.end()) return *same;
  }
  const auto holds = [&](const std::string& one) { return lowered(one).find(small) != std::string::npos; };
  const auto first = std::ranges::find_if(choices, holds);
  return first != choices.end() && std::ranges::count_if(choices, holds) == 1 ? *first : std::string();
}

}  // namespace hoso::source_sane
