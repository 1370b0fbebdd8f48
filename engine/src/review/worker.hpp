// A worker: takes jobs from the queue, reads and packages, keeps the results.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "pipeline/run.hpp"
#include "review/desk.hpp"

namespace hoso::review {

struct WorkerSetup {
  std::shared_ptr<pipeline::Pipeline> reading;    ///< up to the values
  std::shared_ptr<pipeline::Pipeline> packaging;  ///< all of it
  pipeline::RunPlan plan;  ///< forms, variants, limits, jobs, decoder; the rest is set for each dossier
  std::string name;        ///< "host:pid"
  std::function<std::chrono::sys_seconds()> clock;
  /// What else is made of a run's package: file kind and bytes. May be empty; what it throws sets the dossier aside.
  struct More {
    std::string kind;
    std::vector<std::uint8_t> bytes;
  };
  std::function<std::vector<More>(const std::vector<Artifact>& package, const store::Summary&)> more;
};

/// Used by one thread; renews leases on another while it works.
class Worker {
 public:
  /// Keeps a reference to `desk`.
  Worker(WorkerSetup setup, const Desk& desk) : setup_(std::move(setup)), desk_(desk) {}

  /// Does one job. False = there was none. A stop request gives the job back. What the dossier is to blame for sets it
  /// aside; what the store is to blame for is thrown.
  bool work_once(store::Workspace&, const std::stop_token& stop);

 private:
  void do_job(store::Workspace&, const store::Lease&, const std::stop_token& stop);
  void read(store::Workspace&, const store::Lease&, const std::stop_token& stop);
  void package(store::Workspace&, const store::Lease&, const std::stop_token& stop);

  WorkerSetup setup_;
  const Desk& desk_;
};

}  // namespace hoso::review
