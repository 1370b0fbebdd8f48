// Checks and keeps the stages that one library offers.
#pragma once

#include <vector>

#include <hoso/plugin.hpp>

namespace hoso::plugin {

/// One stage of a loaded library.
struct StageEntry {
  StageInfo info;
  AnyStageFactory factory;
  std::string plugin;          ///< "recognize_tesseract"
  std::string plugin_version;
};

/// The kind a factory makes: "source", "prepare", …
[[nodiscard]] std::string_view kind_of(const AnyStageFactory& factory);

class StageRegistrar final : public Registrar {
 public:
  StageRegistrar(std::string plugin, std::string version)
      : plugin_(std::move(plugin)), version_(std::move(version)) {}

  /// Refuses with Error("plugin.bad_stage"): an id that is not `kind.name` with the factory's
  /// kind, a second stage of the same id, an empty factory or summary, an option without name or
  /// summary, declared twice, or whose default is not valid.
  void add(StageInfo info, AnyStageFactory factory) override;

  [[nodiscard]] std::vector<StageEntry> take() { return std::move(stages_); }

 private:
  std::string plugin_;
  std::string version_;
  std::vector<StageEntry> stages_;
};

}  // namespace hoso::plugin
