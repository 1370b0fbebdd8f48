// A program as an ordinary stage.
#pragma once

#include <hoso/plugin.hpp>

#include "external/manifest.hpp"

namespace hoso::external {

/// Makes recognizers that ask the manifest's program. Making one starts nothing: the program starts with the first
/// zone that is not empty. Throws what ExternalProgram throws, and Error("external.too_large") for zones that do not
/// fit the picture memory.
[[nodiscard]] StageFactory<RecognizeStage> factory_of(const Manifest&);

}  // namespace hoso::external
