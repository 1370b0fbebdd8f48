// For the tests of a plugin: its stages, made and called the way hoso does it.
//
//   const auto stage = hoso::plugin_testing::stage_of<hoso::ValidateStage>("validate.mine", {{"most", "3"}});
//   const hoso::plugin_testing::Surroundings calm;
//   stage->validate(dossier, calm.context());
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <hoso/plugin.hpp>

/// Of the plugin that is linked into the test.
extern "C" const ::hoso::PluginDescriptor hoso_plugin_descriptor;

namespace hoso::plugin_testing {

/// Keeps what a library registers. One thread.
class Register final : public Registrar {
 public:
  /// A stage as registered.
  struct Entry {
    StageInfo info;  ///< as the library says
    AnyStageFactory factory;  ///< of the kind that `info` names
  };

  void add(StageInfo info, AnyStageFactory factory) override {
    entries_.push_back({std::move(info), std::move(factory)});
  }
  /// Throws std::invalid_argument when there is no such stage.
  [[nodiscard]] const Entry& at(const std::string& id) const {
    for (const Entry& entry : entries_) {
      if (entry.info.id == id) return entry;
    }
    throw std::invalid_argument("the plugin has no stage " + id);
  }

 private:
  std::vector<Entry> entries_;
};

/// The stage `id` of the plugin under test, never null; options that are not given have their defaults.
/// Throws Error as Options does, std::invalid_argument when there is no such stage, std::bad_variant_access when
/// it is of another kind, and what its factory throws. `resources`: see StageSetup.
template <class Stage>
[[nodiscard]] std::unique_ptr<Stage> stage_of(const std::string& id,
                                              const std::map<std::string, std::string>& options = {},
                                              const std::filesystem::path& resources = {}) {
  Register all;
  hoso_plugin_descriptor.register_stages(all);
  const Register::Entry& entry = all.at(id);
  const Options checked(entry.info.options, options, id);
  std::unique_ptr<Stage> stage = std::get<StageFactory<Stage>>(entry.factory)({checked, resources});
  if (!stage) throw std::invalid_argument("the factory of " + id + " made nothing");
  return stage;
}

/// A call nobody cancels, with default limits, on 2026-11-25 02:03:00 UTC; reports are dropped. Must outlive the
/// contexts it gives.
class Surroundings {
 public:
  /// Refers to this object.
  [[nodiscard]] StageContext context() const { return {limits_, now_, std::stop_token(), {}}; }

 private:
  Limits limits_;
  std::chrono::sys_seconds now_{std::chrono::seconds(1'795'572'180)};
};

}  // namespace hoso::plugin_testing
