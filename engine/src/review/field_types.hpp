// What people type, as field types understand it.
#pragma once

#include <memory>
#include <string>

#include <hoso/stages.hpp>

#include "pipeline/pipeline.hpp"

namespace hoso::review {

/// The field stages of a pipeline. Any thread.
class FieldTypes {
 public:
  explicit FieldTypes(std::shared_ptr<pipeline::Pipeline> stages) : stages_(std::move(stages)) {}

  /// `text` as a value of the field's type: `value` is empty when it is none. An empty text is an empty value.
  [[nodiscard]] Interpretation read(const FieldSpec&, const std::string& text) const;
  /// A normalised value as people write it; labels of a choice stay values.
  [[nodiscard]] std::string written(const FieldSpec&, const std::string& value) const;

 private:
  std::shared_ptr<pipeline::Pipeline> stages_;
};

}  // namespace hoso::review
