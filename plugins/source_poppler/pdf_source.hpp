#pragma once

#include <hoso/stages.hpp>

namespace hoso::source_poppler {

/// PDF files. Not thread-safe: poppler has global state.
class PdfSource : public SourceStage {
 public:
  /// `dpi`: resolution of pages that are rendered. Silences poppler and loads the font tables, so
  /// that nothing is left to be opened once the process is confined.
  explicit PdfSource(double dpi);

  [[nodiscard]] std::string media_type(const InputFile&) const override;
  [[nodiscard]] std::unique_ptr<PageReader> open(const InputFile&, const StageContext&) override;

 private:
  double dpi_;
};

}  // namespace hoso::source_poppler
