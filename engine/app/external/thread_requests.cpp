#include "external/thread_requests.hpp"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <seccomp.h>

#include <cerrno>
#include <filesystem>
#include <iterator>
#include <memory>
#include <string>
#include <system_error>

namespace hoso::external {
namespace {

using confine::FileDescriptor;

/// most_threads when they cannot be counted.
int threads_of(pid_t program) {
  std::error_code failure;
  const std::filesystem::directory_iterator threads("/proc/" + std::to_string(program) + "/task", failure);
  return failure ? most_threads : static_cast<int>(std::distance(begin(threads), end(threads)));
}

}  // namespace

FileDescriptor request_threads() {
  const std::unique_ptr<void, decltype(&seccomp_release)> filter(seccomp_init(SCMP_ACT_ALLOW), seccomp_release);
  if (!filter || seccomp_rule_add(filter.get(), SCMP_ACT_NOTIFY, SCMP_SYS(clone), 0) != 0 ||
      seccomp_load(filter.get()) != 0) {
    return {};
  }
  // A copy, since the filter's own goes with it.
  return FileDescriptor(::fcntl(seccomp_notify_fd(filter.get()), F_DUPFD_CLOEXEC, 0));
}

void answer_thread_request(const FileDescriptor& requests, pid_t program) {
  seccomp_notif* request = nullptr;
  seccomp_notif_resp* response = nullptr;
  if (seccomp_notify_alloc(&request, &response) != 0) return;
  if (seccomp_notify_receive(requests.get(), request) == 0) {
    response->id = request->id;
    // The flags of clone() are in registers, so nobody can change them between this answer and the call.
    const bool granted = threads_of(program) < most_threads;
    response->flags = granted ? SECCOMP_USER_NOTIF_FLAG_CONTINUE : 0;
    response->error = granted ? 0 : -EAGAIN;
    seccomp_notify_respond(requests.get(), response);
  }
  seccomp_notify_free(request, response);
}

}  // namespace hoso::external
