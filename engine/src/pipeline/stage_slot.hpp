// One stage of a pipeline with its checked options and its instances.
#pragma once

#include <exception>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

#include <hoso/error.hpp>

#include "plugin/stage_registrar.hpp"

namespace hoso::pipeline {

/// Builds instances when they are first needed: one for all threads, or one per worker, as the
/// stage declared. Safe to use from several threads.
template <class Stage>
class StageSlot {
 public:
  /// Throws Error ("options.…") for options the stage did not declare; `entry` outlives the slot.
  StageSlot(const plugin::StageEntry& entry, const std::map<std::string, std::string>& options,
            std::filesystem::path resources)
      : entry_(entry),
        options_(entry.info.options, options, entry.info.id),
        resources_(std::move(resources)) {}

  [[nodiscard]] const std::string& id() const { return entry_.info.id; }
  [[nodiscard]] const plugin::StageEntry& entry() const { return entry_; }

  /// The instance that `worker` may call. Throws what the factory threw, at every call: a stage
  /// that cannot be built is not tried again.
  [[nodiscard]] Stage& instance(int worker) {
    Instance& instance = instance_for(entry_.info.threading == Threading::shared ? 0 : worker);
    std::call_once(instance.built, [&] { build(instance); });
    if (instance.failure) std::rethrow_exception(instance.failure);
    return *instance.stage;
  }

 private:
  struct Instance {
    std::once_flag built;
    std::unique_ptr<Stage> stage;
    std::exception_ptr failure;
  };

  Instance& instance_for(int key) {
    const std::scoped_lock lock(mutex_);
    return instances_[key];  // a map's nodes never move
  }

  void build(Instance& instance) const {
    try {
      instance.stage = std::get<StageFactory<Stage>>(entry_.factory)({options_, resources_});
      if (!instance.stage) {
        throw Error("plugin.bad_stage", {{"stage", id()}, {"detail", "the factory made nothing"}});
      }
    } catch (...) {
      instance.failure = std::current_exception();
    }
  }

  const plugin::StageEntry& entry_;
  const Options options_;
  const std::filesystem::path resources_;
  std::mutex mutex_;
  std::map<int, Instance> instances_;
};

}  // namespace hoso::pipeline
