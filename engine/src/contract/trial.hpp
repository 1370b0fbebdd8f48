// One thing to try on a stage.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "contract/digest.hpp"
#include "contract/material.hpp"

namespace hoso::contract {

/// What a stage gave back.
struct Answer {
  std::string complaint;     ///< what is impossible about it; empty = nothing
  bool passed_over = false;  ///< the stage said that this is none of its business
  Digest digest;
};

template <class Stage>
struct Trial {
  std::string name;  ///< completes "… on": "a blank page"
  /// Throws whatever the stage throws.
  std::function<Answer(Stage&, const StageContext&)> act;
  bool heavy = false;  ///< too dear to be repeated in several threads
};

template <class Stage>
using Trials = std::vector<Trial<Stage>>;

/// The trials of a kind, each owning what it needs. `stage`: id of the stage that is tried.
/// One file each: source_trials.cpp, …
template <class Stage>
[[nodiscard]] Trials<Stage> trials_of(const std::shared_ptr<const Material>&,
                                      const std::string& stage);

template <>
Trials<SourceStage> trials_of(const std::shared_ptr<const Material>&, const std::string&);
template <>
Trials<PrepareStage> trials_of(const std::shared_ptr<const Material>&, const std::string&);
template <>
Trials<IdentifyStage> trials_of(const std::shared_ptr<const Material>&, const std::string&);
template <>
Trials<InspectStage> trials_of(const std::shared_ptr<const Material>&, const std::string&);
template <>
Trials<RecognizeStage> trials_of(const std::shared_ptr<const Material>&, const std::string&);
template <>
Trials<FieldStage> trials_of(const std::shared_ptr<const Material>&, const std::string&);
template <>
Trials<ValidateStage> trials_of(const std::shared_ptr<const Material>&, const std::string&);
template <>
Trials<EmitStage> trials_of(const std::shared_ptr<const Material>&, const std::string&);
template <>
Trials<SignStage> trials_of(const std::shared_ptr<const Material>&, const std::string&);

/// "recognize.tesseract" -> "tesseract".
[[nodiscard]] inline std::string name_of_stage(const std::string& id) {
  return id.substr(id.find('.') + 1);
}

/// The answer that consists of `result`, judged by the pipeline's own checks.
template <class Result>
[[nodiscard]] Answer answer_with(const Result& result, std::string complaint) {
  Answer answer;
  answer.complaint = std::move(complaint);
  // An impossible result may hold null pointers where a digest would look.
  if (answer.complaint.empty()) answer.digest.add(result);
  return answer;
}

}  // namespace hoso::contract
