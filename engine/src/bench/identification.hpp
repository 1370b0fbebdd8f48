// What pages are taken for, without their fields being read.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "pipeline/run.hpp"

namespace hoso::bench {

/// For each page of `file` the form it is taken for among `plan.forms`; null = none of them. A page that joins others
/// of the file in one document counts as that document's form. Any number of threads. Throws the first problem of the
/// file or of a page that cannot be decoded as an Error.
[[nodiscard]] Catalogue forms_of_pages(const std::filesystem::path& file, pipeline::Pipeline&,
                                       const pipeline::RunPlan& plan);

}  // namespace hoso::bench
