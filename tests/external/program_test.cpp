// What the engine sees of programs that crash, hang, lie or try to break out.
#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <thread>
#include <vector>

#include "hostile_program.hpp"

namespace hoso::external {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

class ExternalProgramTest : public HostileProgram {};

TEST_F(ExternalProgramTest, AnswersAndMayPrintWhatItLikes) {
  ExternalProgram asked = program();
  EXPECT_EQ(ask(asked, "good").candidates, (std::vector<Candidate>{{"x", 0.5}}));
  testing::internal::CaptureStdout();
  EXPECT_EQ(code_of(asked, "good"), "");
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
}

TEST_F(ExternalProgramTest, ReachesNothing) {
  for (const char* act : {"network", "write", "write-own", "read-passwd", "fork", "vfork", "clone-process",
                          "clone-namespace", "clone-sibling", "clone-traced", "clone-half-shared", "signal",
                          "write-picture", "resize-picture"}) {
    EXPECT_THAT(told(act), testing::AnyOf("errno 1", "errno 13")) << act;
  }
  EXPECT_FALSE(fs::exists("/tmp/hoso-hostile"));
}

TEST_F(ExternalProgramTest, HasNoneOfOurEnvironment) {
  EXPECT_THAT(told("environment"), testing::Not(testing::HasSubstr("HOME")));
}

TEST_F(ExternalProgramTest, HasBoundedMemory) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "sanitizers reserve more addresses than any limit";
#endif
  EXPECT_EQ(told("memory"), "memory");
}

TEST_F(ExternalProgramTest, IsNotBelieved) {
  for (const char* act : {"nan", "score", "long-text", "control", "not-utf8", "other-call", "no-candidates", "garbage",
                          "half", "nested", "talkative-refusal"}) {
    EXPECT_EQ(code_of(act), "external.bad_answer") << act;
  }
  EXPECT_THAT(code_of("huge"), testing::AnyOf("external.crashed", "external.bad_answer"));
}

TEST_F(ExternalProgramTest, MayRefuse) {
  ExternalProgram asked = program();
  EXPECT_EQ(code_of(asked, "refuse"), "external.failed");
  EXPECT_EQ(code_of(asked, "good"), "");
}

TEST_F(ExternalProgramTest, MustBeTheOneOfTheManifest) {
  for (const char* ready :
       {R"({"protocol": 2})", R"({"id": "recognize_other"})", R"({"version": "2.0.0"})", R"({"kind": "reading"})"}) {
    ExternalProgram asked = program(ready);
    EXPECT_EQ(code_of(asked, "good"), "external.bad_answer") << ready;
  }
}

TEST_F(ExternalProgramTest, IsStartedAgainAfterACrash) {
  ExternalProgram asked = program();
  EXPECT_EQ(code_of(asked, "good"), "");
  EXPECT_EQ(code_of(asked, "crash"), "external.crashed");
  EXPECT_EQ(code_of(asked, "exit"), "external.crashed");
  EXPECT_EQ(code_of(asked, "good"), "");
}

TEST_F(ExternalProgramTest, IsGivenUpWhenItBreaksAgainAndAgain) {
  ExternalProgram asked = program();
  for (int time = 0; time < ExternalProgram::most_failures; ++time) {
    EXPECT_EQ(code_of(asked, "exit"), "external.crashed");
  }
  EXPECT_EQ(code_of(asked, "good"), "external.given_up");
}

TEST_F(ExternalProgramTest, MayNotTakeForever) {
  ExternalProgram asked = program();
  const auto start = Clock::now();
  EXPECT_EQ(code_of(asked, "spin"), "external.timeout");
  EXPECT_LT(Clock::now() - start, std::chrono::seconds(8));
  EXPECT_EQ(code_of(asked, "good"), "");
}

TEST_F(ExternalProgramTest, EndsWithinASecondOfAStopRequest) {
  ExternalProgram asked = program();
  EXPECT_EQ(code_of(asked, "good"), "");
  std::stop_source source;
  Clock::time_point stopped;
  std::jthread stopper([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    stopped = Clock::now();
    source.request_stop();
  });
  EXPECT_THROW(static_cast<void>(asked.recognize(field("hang"), {}, context(source.get_token()))), Cancelled);
  stopper.join();
  EXPECT_LT(Clock::now() - stopped, std::chrono::seconds(1));
  EXPECT_EQ(code_of(asked, "good"), "");
}

/// For docs/external-plugins.md; figures of a machine prove nothing, so it runs on request only.
TEST_F(ExternalProgramTest, DISABLED_CostOfACall) {
  constexpr int calls = 2000;
  ExternalProgram asked = program();
  const auto milliseconds_since = [](Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  };
  const auto start = Clock::now();
  ASSERT_EQ(code_of(asked, "good"), "");
  std::cout << "start and first call: " << milliseconds_since(start) << " ms\n";
  const auto running = Clock::now();
  for (int call = 0; call < calls; ++call) ASSERT_EQ(code_of(asked, "good"), "");
  std::cout << "each further call: " << milliseconds_since(running) / calls << " ms\n";
}

/// For docs/external-plugins.md, as the cost of a call is.
TEST_F(ExternalProgramTest, DISABLED_CostOfAStop) {
  constexpr int stops = 50;
  std::vector<double> milliseconds;
  for (int stop = 0; stop < stops; ++stop) {
    ExternalProgram asked = program();
    ASSERT_EQ(code_of(asked, "good"), "");
    std::stop_source source;
    Clock::time_point stopped;
    std::jthread stopper([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(100 + stop));
      stopped = Clock::now();
      source.request_stop();
    });
    EXPECT_THROW(static_cast<void>(asked.recognize(field("hang"), {}, context(source.get_token()))), Cancelled);
    stopper.join();
    milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - stopped).count());
  }
  std::ranges::sort(milliseconds);
  std::cout << "killed after a stop request: half within " << milliseconds[stops / 2] << " ms, all within "
            << milliseconds.back() << " ms\n";
}

TEST_F(ExternalProgramTest, SaysWhenThereIsNoSuchProgram) {
  Manifest described = manifest();
  described.command = {"/usr/bin/no-such-program"};
  ExternalProgram asked(described, Options(described.stage.options, {}, described.stage.id));
  EXPECT_EQ(code_of(asked, "good"), "external.start_failed");
}

}  // namespace
}  // namespace hoso::external
