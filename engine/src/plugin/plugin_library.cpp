#include "plugin/plugin_library.hpp"

#include <boost/dll/shared_library.hpp>

#include <hoso/error.hpp>

#include "external/external_stage.hpp"
#include "external/manifest.hpp"
#include "plugin/library_file.hpp"
#include "plugin/plugin_folders.hpp"

namespace hoso::plugin {
namespace {

namespace fs = std::filesystem;

std::shared_ptr<boost::dll::shared_library> loaded(const fs::path& file) {
  try {
    return std::make_shared<boost::dll::shared_library>(
        file, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
  } catch (const std::exception& failure) {
    throw Error("plugin.load_failed",
                {{"library", file.filename().string()}, {"detail", failure.what()}});
  }
}

const PluginDescriptor& descriptor_of(const boost::dll::shared_library& library,
                                      const std::string& name) {
  if (!library.has(plugin_symbol)) throw Error("plugin.bad_descriptor", {{"library", name}});
  const auto& descriptor = library.get<const PluginDescriptor>(plugin_symbol);
  // Nothing behind these two fields may be read before they agree.
  if (descriptor.magic != plugin_magic || descriptor.size != sizeof(PluginDescriptor)) {
    throw Error("plugin.bad_descriptor", {{"library", name}});
  }
  return descriptor;
}

void judge_descriptor(const PluginDescriptor& descriptor, const std::string& file_id) {
  const bool complete = descriptor.abi_tag && descriptor.id && descriptor.version &&
                        descriptor.summary && descriptor.register_stages;
  if (!complete) throw Error("plugin.bad_descriptor", {{"library", file_id}});
  if (descriptor.abi_tag != std::string_view(abi_tag)) {
    throw Error("plugin.wrong_abi",
                {{"library", file_id}, {"found", descriptor.abi_tag}, {"expected", abi_tag}});
  }
  if (descriptor.id != file_id) {
    throw Error("plugin.wrong_id", {{"library", file_id}, {"id", descriptor.id}});
  }
}

/// A library's register function is a stranger's code: whatever it throws refuses the library.
std::vector<StageEntry> registered(const PluginDescriptor& descriptor) {
  StageRegistrar registrar(descriptor.id, descriptor.version);
  const auto refuse = [&](const std::string& detail) {
    throw Error("plugin.bad_stage", {{"stage", descriptor.id}, {"detail", detail}});
  };
  try {
    descriptor.register_stages(registrar);
  } catch (const Error&) {
    throw;
  } catch (const std::exception& failure) {
    refuse(failure.what());
  } catch (...) {
    refuse("threw no std::exception");
  }
  std::vector<StageEntry> stages = registrar.take();
  if (stages.empty()) refuse("registers no stage");
  return stages;
}

/// A plugin in another process: the manifest says what a descriptor would, and nothing of the plugin runs yet.
PluginLibrary described(const fs::path& file, const fs::path& folder) {
  judge_place_and_owner(file, folder);
  external::Manifest manifest = external::read_manifest(file, plugin_id_of(file));
  for (const fs::path& own : external::own_files(manifest)) judge_place_and_owner(own, manifest.folder);
  StageRegistrar registrar(manifest.id, manifest.version);
  registrar.add(manifest.stage, external::factory_of(manifest));
  return {nullptr, manifest.id, manifest.version, manifest.stage.summary, registrar.take()};
}

}  // namespace

PluginLibrary load_plugin(const fs::path& file, const fs::path& folder) {
  if (is_manifest(file)) return described(file, folder);
  judge_library_file(file, folder);
  const auto library = loaded(file);
  const PluginDescriptor& descriptor = descriptor_of(*library, plugin_id_of(file));
  judge_descriptor(descriptor, plugin_id_of(file));
  return {library, descriptor.id, descriptor.version, descriptor.summary, registered(descriptor)};
}

}  // namespace hoso::plugin
