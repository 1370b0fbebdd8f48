// Small pictures of the pages of a stack, for people who look it over.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "pipeline/run.hpp"

namespace hoso::explain {

/// A JPEG of every page as it was scanned, in the order of the stack; empty where a page cannot be decoded. Decodes the
/// files once more, for a run drops pixels as soon as it can. Throws Cancelled.
[[nodiscard]] std::vector<std::vector<std::uint8_t>> thumbnails(const std::vector<std::filesystem::path>& files,
                                                                pipeline::Pipeline& pipeline,
                                                                const pipeline::RunPlan& plan);

}  // namespace hoso::explain
