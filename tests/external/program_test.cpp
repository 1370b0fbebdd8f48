// What the engine sees of programs that crash, hang, lie or try to break out.
#include <gmock/gmock.h>

#include <chrono>
#include <iostream>
#include <thread>

#include <hoso/error.hpp>

#include "external/external_program.hpp"
#include "support/hoso_command.hpp"

namespace hoso::external {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

class ExternalProgramTest : public testing::Test {
 protected:
  ExternalProgramTest() { fs::copy_file(HOSO_HOSTILE_PROGRAM, folder_.path() / "main.py"); }

  [[nodiscard]] Manifest manifest() const {
    Manifest manifest;
    manifest.id = "recognize_hostile";
    manifest.version = "1.0.0";
    manifest.folder = folder_.path();
    manifest.command = {"/usr/bin/python3", "-E", "-s", "-B", (folder_.path() / "main.py").string()};
    manifest.call_seconds = 2;
    manifest.stage.id = "recognize.hostile";
    manifest.stage.options = {{"ready", OptionType::text, "{}", "changes to the ready message"}};
    return manifest;
  }

  [[nodiscard]] ExternalProgram program(const std::string& ready = "{}") const {
    const Manifest described = manifest();
    return {described, Options(described.stage.options, {{"ready", ready}}, described.stage.id)};
  }

  [[nodiscard]] StageContext context(std::stop_token stop = {}) const { return {limits_, {}, std::move(stop), {}}; }

  static FieldSpec field(const std::string& act) {
    FieldSpec field;
    field.id = "made_up";
    field.parameters["do"] = act;
    return field;
  }

  ZoneReading ask(ExternalProgram& asked, const std::string& act) const {
    return asked.recognize(field(act), {}, context());
  }

  /// What came of it, as the program tells.
  std::string told(const std::string& act) const {
    ExternalProgram asked = program();
    return ask(asked, act).candidates.at(0).text;
  }

  /// The code of what asking throws; "" = nothing.
  std::string code_of(ExternalProgram& asked, const std::string& act) const {
    try {
      static_cast<void>(ask(asked, act));
    } catch (const Error& error) {
      return error.code();
    }
    return {};
  }
  std::string code_of(const std::string& act) const {
    ExternalProgram asked = program();
    return code_of(asked, act);
  }

  testing_support::TestFolder folder_;
  Limits limits_;
};

TEST_F(ExternalProgramTest, AnswersAndMayPrintWhatItLikes) {
  ExternalProgram asked = program();
  EXPECT_EQ(ask(asked, "good").candidates, (std::vector<Candidate>{{"x", 0.5}}));
  testing::internal::CaptureStdout();
  EXPECT_EQ(code_of(asked, "good"), "");
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
}

TEST_F(ExternalProgramTest, ReachesNothing) {
  for (const char* act :
       {"network", "write", "write-own", "read-passwd", "fork", "signal", "write-picture", "resize-picture"}) {
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

TEST_F(ExternalProgramTest, SaysWhenThereIsNoSuchProgram) {
  Manifest described = manifest();
  described.command = {"/usr/bin/no-such-program"};
  ExternalProgram asked(described, Options(described.stage.options, {}, described.stage.id));
  EXPECT_EQ(code_of(asked, "good"), "external.start_failed");
}

}  // namespace
}  // namespace hoso::external
