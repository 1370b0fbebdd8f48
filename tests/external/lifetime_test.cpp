// Nothing of a program outlives the engine that asked for it, or what asked for it within the engine.
#include <gmock/gmock.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <iostream>
#include <set>
#include <string>
#include <thread>

#include "hostile_program.hpp"

namespace hoso::external {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

class ExternalLifetime : public HostileProgram {
 protected:
  /// Living processes with the test's folder in their command line: the supervisor and the program.
  [[nodiscard]] std::set<pid_t> processes() const {
    std::set<pid_t> found;
    for (const auto& entry : fs::directory_iterator("/proc")) {
      const std::string name = entry.path().filename().string();
      if (name.find_first_not_of("0123456789") != std::string::npos) continue;
      // A dead process that nobody has waited for has no command line.
      const std::string line = testing_support::text_of_file(entry.path() / "cmdline");
      if (line.find(folder_.path().string()) != std::string::npos) found.insert(std::stoi(name));
    }
    return found;
  }

  /// 0 = it is gone.
  static pid_t parent_of(pid_t process) {
    const std::string status = testing_support::text_of_file("/proc/" + std::to_string(process) + "/status");
    const std::size_t line = status.find("\nPPid:");
    return line == std::string::npos ? 0 : std::stoi(status.substr(line + 6));
  }

  static bool within(std::chrono::milliseconds patience, const std::function<bool()>& holds) {
    for (const auto until = Clock::now() + patience; Clock::now() < until; std::this_thread::sleep_for(5ms)) {
      if (holds()) return true;
    }
    return holds();
  }

  /// An engine in a process of its own, with a program that is doing `act`.
  pid_t engine_waiting_for(const std::string& act) const {
    const pid_t engine = ::fork();
    if (engine == 0) {
      Manifest patient = manifest();
      patient.call_seconds = 60;
      ExternalProgram asked = program(patient);
      static_cast<void>(code_of(asked, "good"));
      static_cast<void>(code_of(asked, act));
      ::_exit(0);
    }
    // Both run, and the second question has come.
    const auto runs = [this] { return processes().size() == 2; };
    EXPECT_TRUE(within(30s, runs));
    std::this_thread::sleep_for(300ms);
    return engine;
  }

  static void end(pid_t process) {
    ::kill(process, SIGKILL);
    ::waitpid(process, nullptr, 0);
  }
};

TEST_F(ExternalLifetime, EndsWithAnEngineThatIsKilled) {
  for (const char* act : {"hang", "spin", "hang-in-threads", "exec-in-thread"}) {
    const pid_t engine = engine_waiting_for(act);
    ASSERT_EQ(processes().size(), 2U) << act;
    const auto killed = Clock::now();
    end(engine);
    EXPECT_TRUE(within(2s, [this] { return processes().empty(); })) << act;
    std::cout << act << ": gone after " << std::chrono::duration<double, std::milli>(Clock::now() - killed).count()
              << " ms\n";
  }
}

TEST_F(ExternalLifetime, EndsWithItsSupervisor) {
  const pid_t engine = engine_waiting_for("hang");
  const std::set<pid_t> both = processes();
  const auto supervisor = std::ranges::find(both, engine, parent_of);
  ASSERT_NE(supervisor, both.end());
  ::kill(*supervisor, SIGKILL);
  EXPECT_TRUE(within(2s, [this] { return processes().empty(); }));
  end(engine);
}

TEST_F(ExternalLifetime, EndsWithACheckThatIsKilled) {
  fs::create_directories(folder_.path() / "recognize_sleeper");
  const fs::path manifest = folder_.write("hoso_recognize_sleeper.json", R"({
    "hoso_plugin": 1, "id": "recognize_sleeper", "version": "1.0.0", "summary": "Sleeps",
    "command": ["/usr/bin/python3", "./sleep.py"]
})");
  const fs::path program = folder_.write("recognize_sleeper/sleep.py", "import time\ntime.sleep(1000)\n");
  for (const fs::path& file : {manifest, program}) {
    fs::permissions(file, fs::perms::group_write | fs::perms::others_write, fs::perm_options::remove);
  }
  const pid_t check = ::fork();
  if (check == 0) {
    ::dup2(::open("/dev/null", O_WRONLY), STDOUT_FILENO);
    ::execl(HOSO_COMMAND, "hoso", "plugin", "check", manifest.c_str(), nullptr);
    ::_exit(1);
  }
  // The check, the process in which it tries the plugin, the supervisor and the program.
  EXPECT_TRUE(within(30s, [this] { return processes().size() == 4; }));
  end(check);
  EXPECT_TRUE(within(2s, [this] { return processes().empty(); }));
}

/// A worker of a pipeline ends before the stages do that it made.
TEST_F(ExternalLifetime, OutlivesTheThreadThatStartedIt) {
  ExternalProgram asked = program();
  std::jthread([&] { EXPECT_EQ(code_of(asked, "good"), ""); }).join();
  const std::set<pid_t> before = processes();
  EXPECT_EQ(before.size(), 2U);
  std::this_thread::sleep_for(100ms);
  EXPECT_EQ(code_of(asked, "good"), "");
  EXPECT_EQ(processes(), before);
}

/// Where hoso is the first process of a container, nobody else would wait for what it leaves behind.
TEST_F(ExternalLifetime, LeavesNoDeadProcessBehind) {
  ASSERT_EQ(::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), 0);
  for (const char* act : {"good", "crash", "hang"}) {
    {
      ExternalProgram asked = program();
      static_cast<void>(code_of(asked, act));
    }
    EXPECT_EQ(processes().size(), 0U) << act;
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1) << act;
  }
  ::prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0);
}

}  // namespace
}  // namespace hoso::external
