#include "review/worker.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <hoso/error.hpp>
#include <hoso/sha256.hpp>

#include "review/memory_file.hpp"
#include "review/page_pictures.hpp"
#include "review/reading_text.hpp"

namespace hoso::review {
namespace {

using store::Lease;
using store::Workspace;
using Clock = std::chrono::steady_clock;

/// A dossier's originals as files: those of a sealed store are opened in memory only.
class Originals {
 public:
  Originals(const Workspace& workspace, const std::vector<store::StoredFile>& files) {
    for (const store::StoredFile& file : files) {
      if (workspace.vault().seals()) {
        opened_.emplace_back(workspace.blobs().get(file.sha256));
        paths_.push_back(opened_.back().path());
      } else {
        paths_.push_back(workspace.blobs().place_of(file.sha256));
      }
    }
  }
  [[nodiscard]] const std::vector<std::filesystem::path>& paths() const { return paths_; }

 private:
  std::vector<MemoryFile> opened_;
  std::vector<std::filesystem::path> paths_;
};

/// Leases go by the real clock, whatever clock the documents are dated by.
std::chrono::sys_seconds real_now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

/// Renews a lease while somebody works; asks the work to stop when the lease is lost.
class LeaseKeeper {
 public:
  LeaseKeeper(const Workspace& workspace, const Lease& lease, std::stop_source& work)
      : thread_([this, again = workspace.again(), lease, &work](const std::stop_token& stop) mutable {
          std::unique_lock lock(mutex_);
          const auto wait = std::chrono::seconds(store::renew_every_seconds);
          while (!woken_.wait_for(lock, stop, wait, [&] { return stop.stop_requested(); })) {
            if (!renewed(again, lease)) work.request_stop();
          }
        }) {}

 private:
  static bool renewed(Workspace& workspace, const Lease& lease) {
    try {
      return store::renew(workspace, lease, real_now());
    } catch (const Error&) {
      return true;  // the store is busy: the lease lasts for some more tries
    }
  }

  std::mutex mutex_;
  std::condition_variable_any woken_;
  std::jthread thread_;
};

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

std::vector<pipeline::WantedPage> wanted_pages(const store::PageWishes& wishes) {
  std::vector<pipeline::WantedPage> pages;
  for (const store::PageWish& wish : wishes) pages.push_back({wish.file, wish.page, wish.turn / 90, wish.form});
  return pages;
}

void name_files(Dossier& dossier, const std::vector<store::StoredFile>& files) {
  for (std::size_t i = 0; i < files.size() && i < dossier.files.size(); ++i) dossier.files[i].name = files[i].name;
}

/// The code of what made a run fail; empty = there is something to look at.
std::string problem_of(const pipeline::RunReport& report) {
  if (!report.dossier.pages.empty()) return {};
  for (const Diagnostic& diagnostic : report.journal.diagnostics) {
    if (diagnostic.severity == Severity::error) return diagnostic.code;
  }
  return "store.no_files";
}

std::string first_error(const pipeline::RunReport& report) {
  for (const Diagnostic& diagnostic : report.journal.diagnostics) {
    if (diagnostic.severity == Severity::error) return diagnostic.code;
  }
  return "stage.failed";
}

}  // namespace

bool Worker::work_once(Workspace& workspace, const std::stop_token& stop) {
  const auto lease = store::take(workspace, setup_.name, real_now());
  if (!lease) return false;
  std::stop_source work;
  const std::stop_callback passed_on(stop, [&work] { work.request_stop(); });
  const LeaseKeeper keeper(workspace, *lease, work);
  try {
    do_job(workspace, *lease, work.get_token());
  } catch (const Error& error) {
    if (error.code() == std::string_view("store.lease_lost")) return true;
    throw;
  }
  if (stop.stop_requested()) store::give_back(workspace, *lease);
  return true;
}

void Worker::do_job(Workspace& workspace, const Lease& lease, const std::stop_token& stop) {
  try {
    if (lease.kind == store::JobKind::read)
      read(workspace, lease, stop);
    else
      package(workspace, lease, stop);
  } catch (const Error& error) {
    const std::string_view code = error.code();
    // What the store is to blame for is no fault of the dossier.
    if (code == "store.busy" || code == "store.failed" || code == "store.lease_lost" || code == "output.not_written")
      throw;
    store::keep_failure(workspace, lease, std::string(code), setup_.clock());
  }
}

void Worker::read(Workspace& workspace, const Lease& lease, const std::stop_token& stop) {
  const auto begin = Clock::now();
  const std::vector<store::StoredFile> files = store::files_of(workspace, lease.dossier);
  const Originals originals(workspace, files);
  PagePictures pictures(workspace.blobs());
  pipeline::RunPlan plan = setup_.plan;
  plan.terms.now = setup_.clock();
  plan.pages = wanted_pages(store::wishes_of_dossier(workspace, lease.dossier));
  plan.procedure = store::dossier(workspace, lease.dossier).procedure;
  plan.keep_page = [&](const Page& page, const DossierPage& described) { pictures.keep(page, described); };
  pipeline::RunReport report = pipeline::run(setup_.reading, originals.paths(), plan, stop);
  if (stop.stop_requested()) return;
  if (const std::string problem = problem_of(report); !problem.empty()) {
    store::keep_failure(workspace, lease, problem, setup_.clock());
    return;
  }
  name_files(report.dossier, files);
  const std::string text = reading_text(report.dossier);
  store::Reading reading;
  reading.text = workspace.blobs().put({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  reading.pictures = pictures.taken();
  const std::vector<store::Answer> answers = store::answers_of(workspace, lease.dossier);
  const Dossier judged =
      desk_.judged(workspace, desk_.answered(workspace, std::move(report.dossier), answers), plan.terms.now);
  reading.digest = digest_of(judged, answers, desk_.two_person());
  store::keep_reading(workspace, lease, reading, seconds_since(begin), setup_.clock());
}

void Worker::package(Workspace& workspace, const Lease& lease, const std::stop_token& stop) {
  const auto begin = Clock::now();
  const store::Summary summary = store::dossier(workspace, lease.dossier);
  const store::Bytes bytes = workspace.blobs().get(summary.reading);
  const Dossier reading = dossier_of_reading({bytes.begin(), bytes.end()}, desk_.forms());
  const Originals originals(workspace, store::files_of(workspace, lease.dossier));
  pipeline::RunPlan plan = setup_.plan;
  plan.terms.now = setup_.clock();
  plan.pages = wanted_pages(store::wishes_of_dossier(workspace, lease.dossier));
  Dossier reviewed = desk_.answered(workspace, reading, store::answers_of(workspace, lease.dossier));
  reviewed.procedure = summary.procedure;
  reviewed.created_at = store::seconds_of(plan.terms.now);
  plan.reviewed = std::make_shared<const Dossier>(std::move(reviewed));
  const pipeline::RunReport report = pipeline::run(setup_.packaging, originals.paths(), plan, stop);
  if (stop.stop_requested()) return;
  if (report.artifacts.empty()) {
    store::keep_failure(workspace, lease, first_error(report), setup_.clock());
    return;
  }
  std::vector<store::MadeFile> made;
  for (const Artifact& artifact : report.artifacts) {
    if (artifact.beside_package) made.push_back({"package", workspace.blobs().put(artifact.bytes)});
  }
  if (setup_.more) {
    for (const WorkerSetup::More& one : setup_.more(report.artifacts, summary)) {
      made.push_back({one.kind, workspace.blobs().put(one.bytes)});
    }
  }
  store::keep_package(workspace, lease, made, seconds_since(begin), setup_.clock());
}

}  // namespace hoso::review
