#pragma once

#include <hoso/stages.hpp>

namespace hoso::source_image {

/// Pictures of pages. Stateless.
class ImageSource : public SourceStage {
 public:
  [[nodiscard]] std::string media_type(const InputFile&) const override;
  [[nodiscard]] std::unique_ptr<PageReader> open(const InputFile&, const StageContext&) override;
};

}  // namespace hoso::source_image
