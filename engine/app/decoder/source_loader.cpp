#include "source_loader.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <cstring>
#include <filesystem>

#include <hoso/plugin.hpp>

namespace hoso::decoder {
namespace {

struct Offer {
  StageInfo info;
  StageFactory<SourceStage> factory;
};

/// Keeps the sources, passes over the other kinds.
class SourceRegistrar : public Registrar {
 public:
  void add(StageInfo info, AnyStageFactory factory) override {
    if (auto* source = std::get_if<StageFactory<SourceStage>>(&factory)) {
      offers_.push_back({std::move(info), std::move(*source)});
    }
  }
  [[nodiscard]] const Offer* find(const std::string& stage) const {
    const auto found = std::ranges::find_if(
        offers_, [&](const Offer& offer) { return offer.info.id == stage; });
    return found == offers_.end() ? nullptr : &*found;
  }

 private:
  std::vector<Offer> offers_;
};

[[noreturn]] void fail(const std::string& detail) {
  throw Error("decoder.unavailable", {{"detail", detail}});
}

const PluginDescriptor& load(const std::string& path) {
  const std::string name = std::filesystem::path(path).filename().string();
  void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) fail(name + " cannot be loaded");
  const auto* descriptor =
      static_cast<const PluginDescriptor*>(::dlsym(library, plugin_symbol));
  if (!descriptor || descriptor->magic != plugin_magic ||
      descriptor->size != sizeof(PluginDescriptor) ||
      std::strcmp(descriptor->abi_tag, abi_tag) != 0) {
    fail(name + " is no plugin of this version");
  }
  return *descriptor;
}

}  // namespace

std::vector<LoadedSource> load_sources(const confine::SetupMessage& setup) {
  SourceRegistrar registrar;
  for (const std::string& path : setup.plugins) load(path).register_stages(registrar);

  const std::filesystem::path resources = setup.resources;
  std::vector<LoadedSource> sources;
  for (const confine::SourceEntry& entry : setup.sources) {
    const Offer* offer = registrar.find(entry.stage);
    if (!offer) fail("no plugin has " + entry.stage);
    const Options options(offer->info.options, entry.options, entry.stage);
    sources.push_back({entry.stage, offer->factory({options, resources})});
  }
  return sources;
}

}  // namespace hoso::decoder
