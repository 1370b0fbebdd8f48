// How a shared library offers stages to hoso.
//
//   void register_stages(hoso::Registrar& registrar) { registrar.add(info, factory); }
//   HOSO_PLUGIN("recognize_mine", "1.0.0", "Reads my marks", register_stages)
//
// The library's file name is libhoso_<id>.so; the descriptor is its only exported symbol.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include <hoso/options.hpp>
#include <hoso/stages.hpp>
#include <hoso/version.hpp>

namespace hoso {

/// shared: any number of threads may call one instance at once. per_worker: an instance is called
/// by one thread at a time, not always the same one; hoso builds as many as work at once.
enum class Threading { shared, per_worker };

/// What a library says of a stage before it is made.
struct StageInfo {
  std::string id;       ///< "recognize.tesseract": kind, dot, name
  std::string summary;  ///< English, one line
  Threading threading = Threading::shared;  ///< how many threads may be in one instance
  std::vector<OptionSpec> options;  ///< all that it takes; empty = none
  bool second_opinion = false;  ///< a recognizer that reconsiders the readings of others
};

/// What a factory may use to build a stage.
struct StageSetup {
  const Options& options;  ///< checked against StageInfo::options; only for the factory's call
  /// The installed templates folder (forms/, lexicons/, units/); stages read data from here only.
  const std::filesystem::path& resources;
  /// A folder of the user's for what can be computed again from templates, remembered variants and
  /// models; never for anything else of a page. Files of a template are named `stage/hash…`, so that
  /// they can be found and removed with it. May not exist yet; what lies there may be damaged or gone
  /// at the next run. Empty = keep nothing.
  std::filesystem::path cache = {};
};

/// Makes a stage; called once for each instance. Never gives null. Throws Error when options or resources do not
/// serve.
template <class Stage>
using StageFactory = std::function<std::unique_ptr<Stage>(const StageSetup&)>;

/// A factory of any kind; the kinds of stages there are.
using AnyStageFactory =
    std::variant<StageFactory<SourceStage>, StageFactory<PrepareStage>,
                 StageFactory<IdentifyStage>, StageFactory<InspectStage>,
                 StageFactory<RecognizeStage>, StageFactory<FieldStage>,
                 StageFactory<ValidateStage>, StageFactory<EmitStage>,
                 StageFactory<SignStage>>;

/// Collects a library's stages. The kind in the id must be the factory's.
class Registrar {
 public:
  virtual ~Registrar() = default;
  /// Throws Error("plugin.bad_stage") for a wrong id, kind or option declaration.
  virtual void add(StageInfo info, AnyStageFactory factory) = 0;
};

/// PluginDescriptor::magic of this SDK: tells a descriptor from anything else.
inline constexpr std::uint64_t plugin_magic = 0x316E69676C706F68;  // "hoplgin1"
/// The only symbol that a library exports.
inline constexpr const char* plugin_symbol = "hoso_plugin_descriptor";
/// The ELF section that holds it, so that a library can be judged without being loaded.
inline constexpr const char* plugin_marker_section = "hoso_plugin";

/// The exported symbol. Plain data; strings live in the library.
struct PluginDescriptor {
  std::uint64_t magic;  ///< plugin_magic
  std::uint32_t size;  ///< sizeof(PluginDescriptor) of the library's SDK
  const char* abi_tag;  ///< of the library's SDK; must equal the host's
  const char* id;  ///< "recognize_mine"
  const char* version;  ///< the library's own
  const char* summary;  ///< English, one line
  void (*register_stages)(Registrar&);  ///< called once, by one thread
};

}  // namespace hoso

/// Goes once into a plugin's source, in the global namespace: defines the descriptor, exported and marked. ID, VERSION
/// and SUMMARY are string literals; REGISTER is a function `void (hoso::Registrar&)`.
// Declared first, for C linkage; GCC takes `used` on the definition only.
#define HOSO_PLUGIN(ID, VERSION, SUMMARY, REGISTER)                                        \
  extern "C" __attribute__((visibility("default")))                                        \
  const ::hoso::PluginDescriptor hoso_plugin_descriptor;                                   \
  __attribute__((used, section("hoso_plugin")))                                            \
  const ::hoso::PluginDescriptor hoso_plugin_descriptor = {                                \
      ::hoso::plugin_magic, sizeof(::hoso::PluginDescriptor), ::hoso::abi_tag, ID, VERSION, \
      SUMMARY, REGISTER};
