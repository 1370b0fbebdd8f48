#include "http/body_keeper.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include <fmt/format.h>

namespace hoso::http {
namespace {

const Refusal no_room{503, "http.no_room"};

}  // namespace

Refusal too_large(std::uint64_t limit_bytes) {
  constexpr std::uint64_t megabyte = 1024 * 1024;
  const auto limit =
      limit_bytes % megabyte == 0 ? fmt::format("{} MB", limit_bytes / megabyte) : fmt::format("{} bytes", limit_bytes);
  return {413, "http.body_too_large", {{"limit", limit}}};
}

BodyKeeper::BodyKeeper(BodyBounds bounds, SpoolBudget& budget) : bounds_(std::move(bounds)), budget_(budget) {}

BodyKeeper::~BodyKeeper() {
  close_file();
  if (!file_.empty()) ::unlink(file_.c_str());
  budget_.bytes_left += spooled_;
}

std::optional<Refusal> BodyKeeper::add(std::span<const std::uint8_t> bytes) {
  if (bytes.size() > bounds_.body_bytes - size_) return too_large(bounds_.body_bytes);
  size_ += bytes.size();
  if (descriptor_ < 0 && size_ <= bounds_.memory_bytes) {
    memory_.insert(memory_.end(), bytes.begin(), bytes.end());
    return std::nullopt;
  }
  if (descriptor_ < 0 && !open_file()) return no_room;
  return write(bytes) ? std::nullopt : std::optional(no_room);
}

bool BodyKeeper::open_file() {
  std::string name = bounds_.folder / "upload-XXXXXX";
  descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);  // mode 0600
  if (descriptor_ < 0) return false;
  file_ = name;
  const auto begun = std::exchange(memory_, {});
  return write(begun);
}

bool BodyKeeper::write(std::span<const std::uint8_t> bytes) {
  if (bytes.size() > budget_.bytes_left) return false;
  budget_.bytes_left -= bytes.size();
  spooled_ += bytes.size();
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

void BodyKeeper::close_file() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
}

void BodyKeeper::give_to(Request& request) {
  request.body_bytes = size_;
  request.body = std::exchange(memory_, {});
  request.body_file = file_;
  close_file();
}

}  // namespace hoso::http
