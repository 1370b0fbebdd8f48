// One stage of a pipeline with its checked options and its instances.
#pragma once

#include <exception>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include <hoso/error.hpp>

#include "plugin/stage_registrar.hpp"

namespace hoso::pipeline {

/// See StageSetup.
struct StageFolders {
  std::filesystem::path resources;
  std::filesystem::path cache;
};

template <class Stage>
class StageSlot;

/// A stage instance that nobody else uses meanwhile, unless the stage declared itself shared. Goes
/// back to its slot, which outlives it.
template <class Stage>
class StageLease {
 public:
  StageLease(StageSlot<Stage>& slot, Stage& stage) : slot_(&slot), stage_(&stage) {}
  ~StageLease() { slot_->take_back(*stage_); }
  StageLease(const StageLease&) = delete;
  StageLease& operator=(const StageLease&) = delete;

  Stage* operator->() const { return stage_; }
  Stage& operator*() const { return *stage_; }

 private:
  StageSlot<Stage>* slot_;
  Stage* stage_;
};

/// Builds instances when they are first needed: one for all threads, or as many as are used at
/// once, as the stage declared. Safe to use from several threads.
template <class Stage>
class StageSlot {
 public:
  /// Throws Error ("options.…") for options the stage did not declare; `entry` outlives the slot.
  StageSlot(const plugin::StageEntry& entry, const std::map<std::string, std::string>& options,
            StageFolders folders)
      : entry_(entry),
        options_(entry.info.options, options, entry.info.id),
        folders_(std::move(folders)) {}

  [[nodiscard]] const std::string& id() const { return entry_.info.id; }
  [[nodiscard]] const plugin::StageEntry& entry() const { return entry_; }

  /// Throws what the factory threw, at every call: a stage that cannot be built is not tried again.
  [[nodiscard]] StageLease<Stage> lease() {
    if (entry_.info.threading == Threading::shared) return {*this, the_shared_one()};
    if (Stage* free = one_that_is_free()) return {*this, *free};
    return {*this, one_more()};
  }

  /// Builds what `users` at once will ask for; whoever needs it is told of a failure.
  void warm_up(int users) noexcept {
    try {
      if (entry_.info.threading == Threading::shared) {
        the_shared_one();
      } else {
        while (built_or_being_built() < users) take_back(one_more());
      }
    } catch (...) {
    }
  }

 private:
  friend class StageLease<Stage>;

  Stage& the_shared_one() {
    const std::scoped_lock lock(building_);
    return all_.empty() ? one_more() : *all_.front();
  }

  Stage* one_that_is_free() {
    const std::scoped_lock lock(mutex_);
    if (free_.empty()) return nullptr;
    Stage* stage = free_.back();
    free_.pop_back();
    return stage;
  }

  /// Built outside of the lock: models take their time to load.
  Stage& one_more() {
    {
      const std::scoped_lock lock(mutex_);
      if (failure_) std::rethrow_exception(failure_);
      ++begun_;
    }
    try {
      return kept(built());
    } catch (...) {
      const std::scoped_lock lock(mutex_);
      failure_ = std::current_exception();
      throw;
    }
  }

  int built_or_being_built() {
    const std::scoped_lock lock(mutex_);
    return begun_;
  }

  [[nodiscard]] std::unique_ptr<Stage> built() const {
    const auto& factory = std::get<StageFactory<Stage>>(entry_.factory);
    auto stage = factory({options_, folders_.resources, folders_.cache});
    if (!stage) {
      throw Error("plugin.bad_stage", {{"stage", id()}, {"detail", "the factory made nothing"}});
    }
    return stage;
  }

  Stage& kept(std::unique_ptr<Stage> stage) {
    const std::scoped_lock lock(mutex_);
    all_.push_back(std::move(stage));
    return *all_.back();
  }

  void take_back(Stage& stage) {
    if (entry_.info.threading == Threading::shared) return;
    const std::scoped_lock lock(mutex_);
    free_.push_back(&stage);
  }

  const plugin::StageEntry& entry_;
  const Options options_;
  const StageFolders folders_;
  std::mutex building_;  ///< of the shared instance
  std::mutex mutex_;     ///< of all below
  std::vector<std::unique_ptr<Stage>> all_;
  std::vector<Stage*> free_;
  int begun_ = 0;
  std::exception_ptr failure_;
};

}  // namespace hoso::pipeline
