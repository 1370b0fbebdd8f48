// How many threads a program may have, without control groups: each new one waits until its supervisor says yes.
#pragma once

#include <sys/types.h>

#include "confine/file_descriptor.hpp"

namespace hoso::external {

/// Enough for a language's runtime and a pool of workers.
inline constexpr int most_threads = 64;

/// From now on this process waits at each clone() for the answer of whoever holds the descriptor given. For whoever is
/// about to be confined; what is confined later still decides which kinds of clone() get that far. Empty = the kernel
/// gives none, most likely because a container's own supervisor answers calls already.
[[nodiscard]] confine::FileDescriptor request_threads();

/// Answers one request, which must be waiting: yes while `program` has fewer than most_threads, else EAGAIN. Threads
/// that ask at the same time may all be let through, so for a moment there can be up to twice as many.
void answer_thread_request(const confine::FileDescriptor& requests, pid_t program);

}  // namespace hoso::external
