// Nothing of a program outlives the engine that asked for it, however the engine ends.
#pragma once

#include <sys/types.h>

#include "confine/file_descriptor.hpp"

namespace hoso::external {

/// The process with this number, to wait for its end and never take another for it. Empty = there is none.
[[nodiscard]] confine::FileDescriptor process_handle(pid_t);

/// Whatever is watched while the program runs.
struct Supervision {
  pid_t program = -1;               ///< a child of this process
  confine::FileDescriptor engine;   ///< its process_handle
  confine::FileDescriptor stop;     ///< readable = the program is to end
  confine::FileDescriptor threads;  ///< requests for threads (thread_requests.hpp); empty = none come
};

/// Waits until the program has ended, kills it when the engine ends or asks for it, and reaps it. Gives its status, as
/// waitpid does.
[[nodiscard]] int supervise(const Supervision&);

/// Ends this process as `status` says that the program ended: by the same exit status or signal.
[[noreturn]] void end_as(int status);

}  // namespace hoso::external
