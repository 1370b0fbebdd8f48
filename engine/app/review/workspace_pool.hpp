// Connections to a workspace for several threads.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "store/workspace.hpp"

namespace hoso::review {

/// Any thread. Outlives what it lends.
class WorkspacePool {
 public:
  explicit WorkspacePool(store::Workspace first) {
    free_.push_back(std::make_unique<store::Workspace>(std::move(first)));
  }

  /// A connection for as long as its holder lives.
  class Lent {
   public:
    Lent(WorkspacePool& pool, std::unique_ptr<store::Workspace> workspace)
        : pool_(pool), workspace_(std::move(workspace)) {}
    ~Lent() { pool_.take_back(std::move(workspace_)); }
    Lent(const Lent&) = delete;
    Lent& operator=(const Lent&) = delete;
    [[nodiscard]] store::Workspace& operator*() const { return *workspace_; }
    [[nodiscard]] store::Workspace* operator->() const { return workspace_.get(); }

   private:
    WorkspacePool& pool_;
    std::unique_ptr<store::Workspace> workspace_;
  };

  [[nodiscard]] Lent lend() {
    const std::scoped_lock lock(mutex_);
    if (free_.size() == 1) free_.push_back(std::make_unique<store::Workspace>(free_.front()->again()));
    auto workspace = std::move(free_.back());
    free_.pop_back();
    return {*this, std::move(workspace)};
  }

 private:
  void take_back(std::unique_ptr<store::Workspace> workspace) {
    const std::scoped_lock lock(mutex_);
    free_.push_back(std::move(workspace));
  }

  std::mutex mutex_;
  std::vector<std::unique_ptr<store::Workspace>> free_;  ///< the first is never lent: it makes others
};

}  // namespace hoso::review
