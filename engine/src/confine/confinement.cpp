#include "confine/confinement.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>

#include "confine/child_process.hpp"
#include "confine/file_descriptor.hpp"

namespace hoso::confine {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool built_with_sanitizer = true;
#else
constexpr bool built_with_sanitizer = false;
#endif

bool limit(__rlimit_resource resource, rlim_t value) {
  const rlimit both{value, value};
  return ::setrlimit(resource, &both) == 0;
}

bool limit_resources(const ConfinementRules& rules) {
  // The standard streams, the channel, a file, its answer, and fonts a page may need.
  constexpr rlim_t open_files = 64;
  // The shadow memory of sanitizers reserves terabytes of addresses.
  return (built_with_sanitizer || limit(RLIMIT_AS, rules.address_space_bytes)) &&
         limit(RLIMIT_CPU, rules.cpu_seconds) && limit(RLIMIT_FSIZE, rules.written_bytes) &&
         limit(RLIMIT_NOFILE, open_files) && limit(RLIMIT_CORE, 0) &&
         (rules.may_start_threads || limit(RLIMIT_NPROC, 0));
}

// ---- Landlock: which files may be opened ------------------------------------------------------

/// landlock_ruleset_attr of ABI 6; Debian 12's header knows the first member only, and the kernel
/// is told how much of it is filled.
struct RulesetAttributes {
  __u64 handled_access_fs;
  __u64 handled_access_net;
  __u64 scoped;
};

constexpr __u64 reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

/// Everything that kernel of that ABI can forbid (Documentation/userspace-api/landlock.rst).
RulesetAttributes everything(int abi) {
  RulesetAttributes attributes{};
  const int file_rights = abi >= 5 ? 16 : abi >= 3 ? 15 : abi == 2 ? 14 : 13;
  attributes.handled_access_fs = (1ULL << file_rights) - 1;
  attributes.handled_access_net = abi >= 4 ? 0b11 : 0;  // bind, connect
  attributes.scoped = abi >= 6 ? 0b11 : 0;              // abstract sockets, signals
  return attributes;
}

std::size_t known_size(int abi) {
  return sizeof(__u64) * (abi >= 6 ? 3 : abi >= 4 ? 2 : 1);
}

void allow_use(const FileDescriptor& ruleset, const std::filesystem::path& folder, __u64 rights) {
  const FileDescriptor opened(::open(folder.c_str(), O_PATH | O_CLOEXEC | O_DIRECTORY));
  if (!opened) return;
  const landlock_path_beneath_attr rule{rights, opened.get()};
  ::syscall(SYS_landlock_add_rule, ruleset.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

/// The ABI that guards this process from now on; 0 = none.
int restrict_files(const ConfinementRules& rules) {
  const auto abi = static_cast<int>(::syscall(SYS_landlock_create_ruleset, nullptr, 0,
                                              LANDLOCK_CREATE_RULESET_VERSION));
  if (abi < 1) return 0;
  const RulesetAttributes attributes = everything(abi);
  const FileDescriptor ruleset(static_cast<int>(
      ::syscall(SYS_landlock_create_ruleset, &attributes, known_size(abi), 0)));
  if (!ruleset) return 0;
  const __u64 rights = rules.becomes_program ? reading | LANDLOCK_ACCESS_FS_EXECUTE : reading;
  for (const auto& folder : rules.readable_folders) allow_use(ruleset, folder, rights);
  return ::syscall(SYS_landlock_restrict_self, ruleset.get(), 0) == 0 ? abi : 0;
}

// ---- seccomp: which system calls may be made --------------------------------------------------

/// What decoding, the allocator, the C++ runtime and fontconfig use (found with strace).
constexpr std::array harmless_calls = std::to_array<int>({
    SCMP_SYS(read),          SCMP_SYS(pread64),       SCMP_SYS(readv),
    SCMP_SYS(write),         SCMP_SYS(pwrite64),      SCMP_SYS(writev),
    SCMP_SYS(lseek),         SCMP_SYS(close),         SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),    SCMP_SYS(statx),         SCMP_SYS(fstatfs),
    SCMP_SYS(access),        SCMP_SYS(faccessat),     SCMP_SYS(faccessat2),
    SCMP_SYS(getdents64),    SCMP_SYS(readlink),      SCMP_SYS(readlinkat),
    SCMP_SYS(fadvise64),     SCMP_SYS(munmap),        SCMP_SYS(mremap),
    SCMP_SYS(madvise),       SCMP_SYS(brk),           SCMP_SYS(futex),
    SCMP_SYS(exit),          SCMP_SYS(exit_group),    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigprocmask), SCMP_SYS(sigaltstack),
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(gettimeofday),
    SCMP_SYS(time),          SCMP_SYS(getpid),        SCMP_SYS(gettid),
    SCMP_SYS(getuid),        SCMP_SYS(geteuid),       SCMP_SYS(getrandom),
    SCMP_SYS(restart_syscall), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getrlimit),     SCMP_SYS(sysinfo),       SCMP_SYS(uname),
});

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

template <class... Conditions>
bool allow(const Filter& filter, int call, Conditions... conditions) {
  return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, sizeof...(conditions),
                          conditions...) == 0;
}

/// Memory, but none that could be run as code.
bool allow_memory(const Filter& filter) {
  return allow(filter, SCMP_SYS(mmap), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) &&
         allow(filter, SCMP_SYS(mprotect), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
}

/// What an interpreter needs to start: the exec itself, code in memory, and the loader's and runtime's questions. There
/// is still no way to another process, a socket or a file that can be written.
bool allow_program(const Filter& filter) {
  constexpr std::array starting_calls = std::to_array<int>({
      SCMP_SYS(execve),        SCMP_SYS(mmap),            SCMP_SYS(mprotect), SCMP_SYS(arch_prctl),
      SCMP_SYS(set_tid_address), SCMP_SYS(set_robust_list), SCMP_SYS(rseq),   SCMP_SYS(nanosleep),
      SCMP_SYS(getcwd),        SCMP_SYS(getgid),          SCMP_SYS(getegid),  SCMP_SYS(getppid),
      SCMP_SYS(poll),          SCMP_SYS(ppoll),           SCMP_SYS(stat),     SCMP_SYS(lstat),
      SCMP_SYS(dup),           SCMP_SYS(select),          SCMP_SYS(pselect6), SCMP_SYS(pipe2),
      SCMP_SYS(epoll_create1), SCMP_SYS(epoll_ctl),       SCMP_SYS(epoll_wait), SCMP_SYS(epoll_pwait),
      SCMP_SYS(eventfd2),
  });
  for (const int call : starting_calls) {
    if (!allow(filter, call)) return false;
  }
  // Of its own limits only: those of a neighbour of the same user would be its to change.
  return allow(filter, SCMP_SYS(prlimit64), SCMP_A0(SCMP_CMP_EQ, 0)) &&
         allow(filter, SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_DUPFD_CLOEXEC)) &&
         allow(filter, SCMP_SYS(ioctl), SCMP_A1(SCMP_CMP_EQ, FIOCLEX));
}

/// A thread and nothing else: no other process, no namespace, nobody traced. clone3 keeps its flags in memory, where no
/// filter sees them; libraries that are told it is not there use clone.
bool allow_threads(const Filter& filter) {
  constexpr scmp_datum_t shared =
      CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM;
  constexpr scmp_datum_t harmless =
      CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | CLONE_DETACHED;
  return allow(filter, SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, ~harmless, shared)) &&
         seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
}

bool allow_channel(const Filter& filter) {
  constexpr auto channel = static_cast<scmp_datum_t>(channel_descriptor);
  return allow(filter, SCMP_SYS(sendmsg), SCMP_A0(SCMP_CMP_EQ, channel)) &&
         allow(filter, SCMP_SYS(recvmsg), SCMP_A0(SCMP_CMP_EQ, channel));
}

/// abort() signals itself; nobody else may be signalled.
bool allow_abort(const Filter& filter) {
  return allow(filter, SCMP_SYS(tgkill),
               SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid())));
}

bool allow_descriptor_flags(const Filter& filter) {
  return allow(filter, SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_GETFL)) &&
         allow(filter, SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_GETFD)) &&
         allow(filter, SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_SETFD));
}

/// Sanitizers try through a pipe whether memory can be read; refused, they report sound objects.
bool allow_sanitizer(const Filter& filter) {
  return !built_with_sanitizer ||
         (allow(filter, SCMP_SYS(pipe)) && allow(filter, SCMP_SYS(pipe2)));
}

/// Only where Landlock says which files; never to write or create.
bool allow_opening(const Filter& filter) {
  constexpr scmp_datum_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | __O_TMPFILE;
  return allow(filter, SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, writing & ~O_DIRECTORY, 0));
}

/// Other calls fail with EPERM instead of killing: a library that merely probes goes on.
bool filter_calls(const ConfinementRules& rules, bool files_guarded) {
  const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release);
  if (!filter) return false;
  for (const int call : harmless_calls) {
    if (!allow(filter, call)) return false;
  }
  return (rules.becomes_program ? allow_program(filter) : allow_memory(filter)) &&
         (!rules.may_start_threads || allow_threads(filter)) && allow_channel(filter) && allow_abort(filter) &&
         allow_descriptor_flags(filter) && allow_sanitizer(filter) && (!files_guarded || allow_opening(filter)) &&
         seccomp_load(filter.get()) == 0;
}

}  // namespace

Confinement confine(const ConfinementRules& rules) {
  Confinement confinement;
  // A process of the same user could otherwise read this one's memory.
  const bool closed = ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                      ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
  const bool limited = limit_resources(rules);
  confinement.landlock_abi = restrict_files(rules);
  const bool guarded = confinement.landlock_abi > 0;
  confinement.complete = (guarded || !rules.becomes_program) && closed && limited &&
                         filter_calls(rules, guarded);
  return confinement;
}

}  // namespace hoso::confine
