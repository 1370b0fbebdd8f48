// One reader per file format. All throw Error("input.damaged") for a file without any page.
#pragma once

#include <memory>

#include <hoso/stages.hpp>

namespace hoso::source_image {

[[nodiscard]] std::unique_ptr<PageReader> open_jpeg(const InputFile&, const StageContext&);
[[nodiscard]] std::unique_ptr<PageReader> open_png(const InputFile&, const StageContext&);
[[nodiscard]] std::unique_ptr<PageReader> open_tiff(const InputFile&, const StageContext&);
[[nodiscard]] std::unique_ptr<PageReader> open_webp(const InputFile&, const StageContext&);

}  // namespace hoso::source_image
