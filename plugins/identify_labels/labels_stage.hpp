// identify.labels: which form's page a picture shows when its layout is unknown.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include <hoso/plugin.hpp>

#include "phrases.hpp"
#include "word_reader.hpp"

namespace hoso::labels {

struct PageReading;

/// Reads the page, finds the labels of the candidates and makes a variant of the form that fits best. One
/// thread; the model is loaded at the first page that needs it.
class LabelsStage final : public IdentifyStage {
 public:
  explicit LabelsStage(const Options& options);
  /// Throws Error("recognize.model_missing"), Cancelled between two lines.
  [[nodiscard]] Identification identify(const Page& page, const Catalogue& candidates,
                                        const StageContext& context) override;

  [[nodiscard]] static StageInfo info();

 private:
  [[nodiscard]] std::optional<PageReading> read(const PageImage& page, const StageContext& context);
  [[nodiscard]] std::optional<PageMatch> match(const PageReading& reading, const Catalogue& candidates,
                                               const StageContext& context);
  [[nodiscard]] const FormLabels& labels(const std::shared_ptr<const FormTemplate>& form);
  [[nodiscard]] WordReader& reader();

  double min_coverage_;
  std::filesystem::path tessdata_;
  std::string language_;
  std::unique_ptr<WordReader> reader_;
  /// Of forms met so far; the key keeps the form alive.
  std::map<std::shared_ptr<const FormTemplate>, FormLabels> labels_;
};

}  // namespace hoso::labels
