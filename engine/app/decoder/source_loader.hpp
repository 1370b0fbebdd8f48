#pragma once

#include <memory>
#include <string>
#include <vector>

#include <hoso/stages.hpp>

#include "confine/messages.hpp"

namespace hoso::decoder {

struct LoadedSource {
  std::string stage;
  std::unique_ptr<SourceStage> instance;
};

/// Loads the plugins and builds the sources the engine asked for, in its order. Whether a library
/// may be loaded at all was judged by the engine; only what could crash the loading is checked
/// again. Libraries stay loaded for the life of the process.
/// Throws Error("decoder.unavailable") with what went wrong.
[[nodiscard]] std::vector<LoadedSource> load_sources(const confine::SetupMessage&);

}  // namespace hoso::decoder
