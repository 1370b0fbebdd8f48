// What the engine sees of decoder processes that crash, hang, lie or break out.
#include <gmock/gmock.h>

#include <cerrno>
#include <thread>

#include "confine/decoder.hpp"

namespace hoso::confine {
namespace {

using testing::AnyOf;
using testing::Each;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

DecoderSetup hostile_setup() {
  DecoderSetup setup;
  setup.decoder = HOSO_DECODER;
  setup.plugins = {HOSO_HOSTILE_PLUGIN};
  setup.sources = {{"source.hostile", {}}};
  return setup;
}

class DecoderTest : public testing::Test {
 protected:
  Opened open(const std::string& text) {
    const InputFile file{"x.hostile", {reinterpret_cast<const std::uint8_t*>(text.data()),
                                       text.size()}};
    return decoder().open(file, context_);
  }
  Page read(int page) { return decoder().read(page, context_); }

  /// The code of what `work` throws; "" = nothing.
  template <class Work>
  static std::string code_of(Work work) {
    try {
      work();
    } catch (const Error& error) {
      return error.code();
    }
    return "";
  }
  /// errno of what the file tried in the child; 0 = it was allowed to.
  int answer_to(const std::string& deed) {
    try {
      open("hostile open " + deed);
    } catch (const Error& error) {
      if (error.code() == "hostile.answer") return std::stoi(error.arguments().at("errno"));
      ADD_FAILURE() << error.code();
    }
    return -1;
  }
  Decoder& decoder() {
    if (!decoder_) decoder_ = std::make_unique<Decoder>(setup_);
    return *decoder_;
  }

  DecoderSetup setup_ = hostile_setup();
  std::stop_source stop_;
  std::vector<Diagnostic> reported_;
  StageContext context_{setup_.limits, std::chrono::sys_seconds(std::chrono::seconds(1234)),
                        stop_.get_token(),
                        [this](Diagnostic diagnostic) { reported_.push_back(diagnostic); }};

 private:
  std::unique_ptr<Decoder> decoder_;
};

TEST_F(DecoderTest, PageArrivesAsTheSourceMadeIt) {
  const Opened opened = open("hostile never nothing");
  EXPECT_EQ(opened.media_type, "application/x-hostile");
  EXPECT_EQ(opened.stage, "source.hostile");
  EXPECT_EQ(opened.page_count, 3);

  const Page page = read(1);
  EXPECT_EQ(page.image.size(), (PixelSize{40, 30}));
  EXPECT_EQ(page.image.format(), PixelFormat::bgr24);
  EXPECT_THAT(page.image.bytes(), Each(2));
  EXPECT_EQ(page.stated_dpi, 300);
  EXPECT_EQ(page.quarter_turns, 3);
  ASSERT_TRUE(page.encoded);
  EXPECT_EQ(page.encoded->size, (PixelSize{30, 40}));
  EXPECT_THAT(page.encoded->bytes, ElementsAre(0xFF, 0xD8, 1, 2, 3, 0xFF, 0xD9));
}

TEST_F(DecoderTest, WordsOffThePageAreDroppedAndTheRunsClockIsTheChilds) {
  open("hostile never nothing");
  EXPECT_THAT(read(0).words, ElementsAre(Field(&Word::text, "Họ và tên"),
                                         Field(&Word::text, "1234")));
}

TEST_F(DecoderTest, PixelsOutliveTheDecoderProcess) {
  Page page;
  {
    Decoder other(setup_);
    const std::string text = "hostile never nothing";
    other.open({"a", {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}}, context_);
    page = other.read(2, context_);
  }
  EXPECT_THAT(page.image.bytes(), Each(3));
}

TEST_F(DecoderTest, DiagnosticsReachTheCaller) {
  open("hostile 0 report");
  read(0);
  ASSERT_THAT(reported_, SizeIs(1));
  EXPECT_EQ(reported_[0].code, "input.page_incomplete");
  EXPECT_EQ(reported_[0].severity, Severity::warning);
  EXPECT_EQ(reported_[0].arguments.at("percent"), "60");
}

TEST_F(DecoderTest, EndlessDiagnosticsEndTheChild) {
  open("hostile 0 report_endlessly");
  EXPECT_EQ(code_of([&] { read(0); }), "decoder.crashed");
  EXPECT_THAT(reported_, SizeIs(testing::Le(1000)));
}

TEST_F(DecoderTest, UnfitFilesAreRefusedBeforeTheyAreDecoded) {
  EXPECT_EQ(code_of([&] { open(""); }), "input.empty");
  EXPECT_EQ(code_of([&] { open("plain text"); }), "input.unknown_format");
}

TEST_F(DecoderTest, FileOverTheLimitIsRefused) {
  setup_.limits.file_bytes = 10;
  EXPECT_EQ(code_of([&] { open("hostile never nothing"); }), "limit.file_bytes");
}

TEST_F(DecoderTest, TooManyPagesAreRefused) {
  setup_.limits.pages = 2;
  EXPECT_EQ(code_of([&] { open("hostile never nothing"); }), "limit.pages");
}

TEST_F(DecoderTest, PageOverTheLimitIsNotBelieved) {
  setup_.limits.pixels = 40 * 30 - 1;
  open("hostile never nothing");
  EXPECT_EQ(code_of([&] { read(0); }), "decoder.crashed");
}

class CrashTest : public DecoderTest, public testing::WithParamInterface<const char*> {};

TEST_P(CrashTest, CostsOnePageOnly) {
  open(std::string("hostile 1 ") + GetParam());
  EXPECT_EQ(read(0).image.size(), (PixelSize{40, 30}));
  EXPECT_EQ(code_of([&] { read(1); }), "decoder.crashed");
  EXPECT_EQ(read(2).image.size(), (PixelSize{40, 30}));
}

TEST_P(CrashTest, AtOpenCostsOneFileOnly) {
  EXPECT_EQ(code_of([&] { open(std::string("hostile open ") + GetParam()); }), "decoder.crashed");
  EXPECT_EQ(open("hostile never nothing").page_count, 3);
}

INSTANTIATE_TEST_SUITE_P(Ways, CrashTest,
                         testing::Values("segfault", "abort", "exit", "forge_answer", "hang_up"),
                         [](const auto& way) { return std::string(way.param); });

TEST_F(DecoderTest, SpinningPageIsStopped) {
  setup_.limits.decode_seconds = 0.3;
  open("hostile 1 spin");
  EXPECT_EQ(code_of([&] { read(1); }), "limit.decoder_time");
  EXPECT_EQ(read(2).image.size(), (PixelSize{40, 30}));
}

TEST_F(DecoderTest, SleepingPageIsStopped) {
  setup_.limits.page_seconds = 0.3;
  open("hostile 1 sleep");
  EXPECT_EQ(code_of([&] { read(1); }), "limit.decoder_time");
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_F(DecoderTest, MemoryIsLimited) {
  setup_.limits.decoder_memory_bytes = 512 << 20;
  open("hostile 1 allocate");
  EXPECT_EQ(code_of([&] { read(1); }), "limit.decoder_memory");
  EXPECT_EQ(read(2).image.size(), (PixelSize{40, 30}));
}
#endif

TEST_F(DecoderTest, StopRequestEndsTheWait) {
  open("hostile 1 spin");
  std::jthread stopper([this] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    stop_.request_stop();
  });
  EXPECT_THROW(read(1), Cancelled);
}

TEST_F(DecoderTest, MemoryThatCouldStillChangeIsRefused) {
  open("hostile 1 keep_memory_writable");
  EXPECT_EQ(code_of([&] { read(1); }), "decoder.crashed");
}

TEST_F(DecoderTest, OtherExceptionsNameNoControlCharacters) {
  open("hostile 1 throw_runtime_error");
  try {
    read(1);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "stage.failed");
    EXPECT_EQ(error.arguments().at("detail"), "bell  and [31m red");
  }
}

TEST_F(DecoderTest, MalformedCodeIsNotPassedOn) {
  EXPECT_EQ(code_of([&] { open("hostile open throw_bad_code"); }), "decoder.crashed");
}

TEST_F(DecoderTest, FileCannotSpeakForAnother) {
  try {
    open("hostile open throw_false_file");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "input.damaged");
    EXPECT_THAT(error.arguments(), IsEmpty());
  }
}

TEST_F(DecoderTest, ReadWithoutAFileIsAMistakeOfTheCaller) {
  EXPECT_THROW(read(0), std::logic_error);
}

class ConfinementTest : public DecoderTest, public testing::WithParamInterface<const char*> {};

TEST_P(ConfinementTest, Refuses) { EXPECT_THAT(answer_to(GetParam()), AnyOf(EPERM, EACCES)); }

INSTANTIATE_TEST_SUITE_P(Deeds, ConfinementTest,
                         testing::Values("open_file", "create_file", "write_font", "open_socket",
                                         "run_program", "fork_process", "signal_parent",
                                         "trace_parent", "make_code"),
                         [](const auto& way) { return std::string(way.param); });

/// The code of opening any file.
std::string code_of_opening(const DecoderSetup& setup) {
  Decoder decoder(setup);
  const StageContext context(setup.limits, {}, {}, {});
  try {
    decoder.open({"a", std::vector<std::uint8_t>{1}}, context);
  } catch (const Error& error) {
    return error.code();
  }
  return "";
}

TEST(DecoderSetupTest, MissingProgramIsReported) {
  DecoderSetup setup = hostile_setup();
  setup.decoder = "/nonexistent/hoso-decoder";
  EXPECT_EQ(code_of_opening(setup), "decoder.unavailable");
}

TEST(DecoderSetupTest, MissingPluginIsReported) {
  DecoderSetup setup = hostile_setup();
  setup.plugins.emplace_back("/nonexistent.so");
  EXPECT_EQ(code_of_opening(setup), "decoder.unavailable");
}

TEST(DecoderSetupTest, MissingStageIsReported) {
  DecoderSetup setup = hostile_setup();
  setup.sources.push_back({"source.other", {}});
  EXPECT_EQ(code_of_opening(setup), "decoder.unavailable");
}

TEST(DecoderSetupTest, UnconfinedChildGetsNoFile) {
  DecoderSetup setup = hostile_setup();
  setup.decoder = HOSO_FAKE_DECODER;
  EXPECT_EQ(code_of_opening(setup), "decoder.unconfined");
}

TEST(DecoderSetupTest, UnconfinedChildIsUsedOnlyWhenAllowedAndBelievedNoMore) {
  DecoderSetup setup = hostile_setup();
  setup.decoder = HOSO_FAKE_DECODER;
  setup.allow_unconfined = true;
  EXPECT_EQ(code_of_opening(setup), "decoder.crashed");
}

}  // namespace
}  // namespace hoso::confine
