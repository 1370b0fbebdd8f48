// What the store costs: docs/benchmarks.md. A program of its own, because the disk is what it measures.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <filesystem>

#include "store/dossiers.hpp"
#include "store/jobs.hpp"
#include "store/readings.hpp"

namespace hoso::benchmarks {
namespace {

namespace fs = std::filesystem;
using store::Workspace;

constexpr std::chrono::sys_seconds noon{std::chrono::seconds(1'795'000'000)};

std::string put(const Workspace& workspace, const std::string& text) {
  return workspace.blobs().put({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

/// An office in a folder of its own; HOSO_BENCHMARK_FOLDER says on which disk.
class Office {
 public:
  explicit Office(bool sealed) : secret_(sealed ? "ba chu ga trong chuong" : "") {
    const char* place = std::getenv("HOSO_BENCHMARK_FOLDER");
    std::string name = ((place ? fs::path(place) : fs::temp_directory_path()) / "hoso-bench-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    store::make_workspace(folder_ / "office", secret_);
  }
  ~Office() { fs::remove_all(folder_); }
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  [[nodiscard]] Workspace open() const {
    return Workspace(folder_ / "office", [this] { return secret_; });
  }

 private:
  fs::path folder_;
  std::string secret_;
};

std::string receive_one(Workspace& workspace, int number) {
  const std::string file = put(workspace, fmt::format("page {}", number));
  return store::receive(workspace, {{{file, "to khai.pdf"}}, "1.004222", "import", {}}, {"bench", noon}).id;
}

void read_one(Workspace& workspace, const store::Lease& lease, int number) {
  store::Reading reading;
  reading.text = put(workspace, "<dossier/>");
  const std::string name = fmt::format("nguyen thi mau {}", number);
  reading.digest = {{"ct01"}, 1, 0, name, fmt::format("{} 0010890{:05}", name, number), {{0, "ct01", "full_name"}}};
  store::keep_reading(workspace, lease, reading, 1.0, noon);
}

/// One dossier of one file: written, synced, committed.
void receive_durably(benchmark::State& state) {
  const Office office(state.range(0) != 0);
  Workspace workspace = office.open();
  int number = 0;
  for (auto _ : state) benchmark::DoNotOptimize(receive_one(workspace, number++));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(receive_durably)->ArgName("sealed")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();

/// A job taken and its result kept: two commits.
void take_and_finish(benchmark::State& state) {
  const Office office(false);
  Workspace workspace = office.open();
  int number = 0;
  for (auto _ : state) {
    state.PauseTiming();
    receive_one(workspace, number);
    state.ResumeTiming();
    const auto lease = store::take(workspace, "bench:1", noon);
    read_one(workspace, lease.value(), number++);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(take_and_finish)->Unit(benchmark::kMillisecond)->UseRealTime();

/// A name that one of 10 000 dossiers has.
void search_10000(benchmark::State& state) {
  const Office office(state.range(0) != 0);
  Workspace workspace = office.open();
  constexpr int dossiers = 10'000;
  // Filling takes no files and no syncs: nothing of it is measured.
  workspace.database().execute("PRAGMA synchronous=OFF");
  const std::string file = put(workspace, "page");
  for (int number = 0; number < dossiers; ++number) {
    const store::PageWishes page{{0, number, 0, ""}};
    benchmark::DoNotOptimize(
        store::receive(workspace, {{{file, "to khai.pdf"}}, "1.004222", "import", page}, {"bench", noon}));
    read_one(workspace, store::take(workspace, "bench:1", noon).value(), number);
  }
  for (auto _ : state) {
    const store::Listing found = store::list(workspace, {std::nullopt, "", "nguyen thi mau 7777", 0, 50});
    if (found.total != 1) state.SkipWithError("not found");
  }
}
BENCHMARK(search_10000)->ArgName("sealed")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace hoso::benchmarks

BENCHMARK_MAIN();
