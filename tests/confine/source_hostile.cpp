// A source as a hostile file would have it. The file's text says what happens and when:
// "hostile open segfault" at open, "hostile 2 segfault" at page 2 (from 0) of three.
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <map>
#include <new>
#include <sstream>
#include <stdexcept>

#include <hoso/plugin.hpp>

namespace {

using namespace hoso;

/// Tells the test what the system answered: 0 = it was allowed.
[[noreturn]] void answered(bool refused) {
  throw Error("hostile.answer", {{"errno", std::to_string(refused ? errno : 0)}});
}

void spin() {
  for (;;) std::atomic_signal_fence(std::memory_order_seq_cst);
}

void sleep_long() {
  const timespec hour{3600, 0};
  ::nanosleep(&hour, nullptr);
  ::clock_nanosleep(CLOCK_MONOTONIC, 0, &hour, nullptr);
}

void allocate() {
  for (;;) {
    constexpr std::size_t block = 64 << 20;
    std::memset(::operator new(block), 1, block);
  }
}

void open_file() { answered(::open("/etc/passwd", O_RDONLY) < 0); }
void create_file() { answered(::open("/tmp/hoso-hostile", O_CREAT | O_WRONLY, 0600) < 0); }
void write_font() { answered(::open("/usr/share/fonts/x", O_CREAT | O_WRONLY, 0600) < 0); }
void open_socket() { answered(::socket(AF_INET, SOCK_STREAM, 0) < 0); }
void run_program() { answered(::execl("/bin/true", "true", nullptr) < 0); }
void fork_process() {
  const pid_t child = ::fork();
  if (child == 0) std::_Exit(0);
  answered(child < 0);
}
void signal_parent() { answered(::kill(::getppid(), SIGTERM) < 0); }
void trace_parent() { answered(::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr) < 0); }
void make_code() {
  answered(::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS,
                  -1, 0) == MAP_FAILED);
}

/// Speaks for the service: a page of two thousand million pixels.
void forge_answer() {
  std::array<unsigned char, 64> message{};
  message.fill(0x7F);
  message[0] = 7;
  iovec part{message.data(), message.size()};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  ::sendmsg(3, &header, 0);
  spin();
}

/// Keeps the answer's memory writable, to change it after the engine's checks.
void keep_memory_writable() {
  for (int descriptor = 4; descriptor < 16; ++descriptor) {
    ::mmap(nullptr, 1 << 16, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  }
}

void hang_up() {
  ::close(3);
  spin();
}

const std::map<std::string, void (*)()>& deeds() {
  static const std::map<std::string, void (*)()> all{
      {"segfault", [] { ::raise(SIGSEGV); std::abort(); }},
      {"abort", [] { std::abort(); }},
      {"exit", [] { std::_Exit(3); }},
      {"spin", spin},
      {"sleep", sleep_long},
      {"allocate", allocate},
      {"throw_runtime_error", [] { throw std::runtime_error("bell \a and \x1b[31m red"); }},
      {"throw_bad_code", [] { throw Error("Bad Code\n"); }},
      {"throw_false_file", [] { throw Error("input.damaged", {{"file", "other.pdf"}}); }},
      {"open_file", open_file},
      {"create_file", create_file},
      {"write_font", write_font},
      {"open_socket", open_socket},
      {"run_program", run_program},
      {"fork_process", fork_process},
      {"signal_parent", signal_parent},
      {"trace_parent", trace_parent},
      {"make_code", make_code},
      {"forge_answer", forge_answer},
      {"keep_memory_writable", keep_memory_writable},
      {"hang_up", hang_up},
      {"nothing", [] {}},
  };
  return all;
}

struct Plan {
  std::string when;
  std::string deed;
};

Plan plan_of(const InputFile& file) {
  std::istringstream text(std::string(file.bytes.begin(), file.bytes.end()));
  std::string word;
  Plan plan;
  text >> word >> plan.when >> plan.deed;
  return plan;
}

void act(const Plan& plan, const std::string& now) {
  if (plan.when != now) return;
  const auto deed = deeds().find(plan.deed);
  if (deed == deeds().end()) throw Error("hostile.unknown");
  deed->second();
}

class HostileReader : public PageReader {
 public:
  explicit HostileReader(Plan plan) : plan_(std::move(plan)) {}
  [[nodiscard]] int page_count() const override { return 3; }
  [[nodiscard]] Page read(int index, const StageContext& context) override {
    if (plan_.deed == "report") {
      context.report("input.page_incomplete", Severity::warning, {{"percent", "60"}});
    }
    if (plan_.deed == "report_endlessly") {
      for (;;) context.report("input.page_incomplete", Severity::warning);
    }
    if (plan_.deed != "report") act(plan_, std::to_string(index));
    return page(index, context);
  }

 private:
  static Page page(int index, const StageContext& context) {
    Page page;
    page.image = PageImage({40, 30}, PixelFormat::bgr24,
                           std::vector<std::uint8_t>(40 * 30 * 3, std::uint8_t(index + 1)));
    page.stated_dpi = 300;
    page.quarter_turns = 3;
    auto encoded = std::make_shared<EncodedImage>();
    encoded->size = {30, 40};
    encoded->bytes = {0xFF, 0xD8, 1, 2, 3, 0xFF, 0xD9};
    page.encoded = encoded;
    page.words = {{"Họ và tên", {1, 2, 3, 4}}, {"off the page", {500, 500, 3, 4}}};
    page.words.push_back({std::to_string(context.now().time_since_epoch().count()), {0, 0, 9, 9}});
    return page;
  }

  Plan plan_;
};

class HostileSource : public SourceStage {
 public:
  [[nodiscard]] std::string media_type(const InputFile& file) const override {
    const std::string text(file.bytes.begin(), file.bytes.end());
    return text.starts_with("hostile") ? "application/x-hostile" : "";
  }
  [[nodiscard]] std::unique_ptr<PageReader> open(const InputFile& file,
                                                 const StageContext&) override {
    const Plan plan = plan_of(file);
    act(plan, "open");
    return std::make_unique<HostileReader>(plan);
  }
};

void register_stages(Registrar& registrar) {
  StageInfo info;
  info.id = "source.hostile";
  info.summary = "Does what a hostile file makes a decoder do";
  info.threading = Threading::per_worker;
  registrar.add(info, StageFactory<SourceStage>([](const StageSetup&) {
                  return std::make_unique<HostileSource>();
                }));
}

}  // namespace

HOSO_PLUGIN("source_hostile", "1.0.0", "Misbehaves in the decoder process", register_stages)
