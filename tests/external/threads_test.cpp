// Threads of a program: it has them, not without end, and they are as confined as it is.
#include <gmock/gmock.h>

#include <seccomp.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hostile_program.hpp"

namespace hoso::external {
namespace {

class ExternalThreads : public HostileProgram {};

TEST_F(ExternalThreads, Run) { EXPECT_EQ(told("threads"), "4950 4950 4950 4950 4950 4950 4950 4950"); }

TEST_F(ExternalThreads, ReachNoMoreThanTheProgram) {
  for (const char* act : {"thread-network", "thread-write", "thread-read-passwd", "thread-fork", "thread-vfork",
                          "thread-clone-process", "thread-signal", "thread-write-picture"}) {
    EXPECT_THAT(told(act), testing::AnyOf("errno 1", "errno 13")) << act;
  }
}

/// Told otherwise, a C library would not fall back on the call whose flags the filter sees.
TEST_F(ExternalThreads, AreNotStartedByFlagsThatNoFilterSees) { EXPECT_EQ(told("clone3"), "errno 38"); }

TEST_F(ExternalThreads, AreCounted) { EXPECT_EQ(told("most-threads"), "63"); }

TEST_F(ExternalThreads, MayBeStartedAgainWhenOthersHaveEnded) {
  ExternalProgram asked = program();
  for (int time = 0; time < 3; ++time) {
    EXPECT_EQ(ask(asked, "most-threads").candidates.at(0).text, "63") << time;
  }
}

/// A container's runtime may answer system calls itself, and the kernel grants that to one only.
TEST_F(ExternalThreads, AreRefusedWhereNobodyCanCountThem) {
  const pid_t engine = ::fork();
  if (engine == 0) {
    const scmp_filter_ctx answered = seccomp_init(SCMP_ACT_ALLOW);
    if (seccomp_rule_add(answered, SCMP_ACT_NOTIFY, SCMP_SYS(acct), 0) != 0 || seccomp_load(answered) != 0) ::_exit(2);
    ::_exit(code_of("good").empty() && code_of("threads") == "external.crashed" ? 0 : 1);
  }
  int status = 0;
  ::waitpid(engine, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST_F(ExternalThreads, OfNumpyCompute) {
  const std::string product = told("numpy");
  if (product == "no numpy") GTEST_SKIP() << "python3-numpy is not installed";
  EXPECT_EQ(product, "300");
}

}  // namespace
}  // namespace hoso::external
