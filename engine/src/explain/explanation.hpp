// How one field came by its value: `hoso why`.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <hoso/dossier.hpp>
#include <hoso/stages.hpp>

#include "pipeline/run.hpp"

namespace hoso::explain {

/// One candidate, judged as if it were the only one.
struct Judgement {
  Candidate candidate;
  Interpretation made;  ///< by the field type
};

/// A place of the field: one zone as it looks on the page, and what was taken for its filling.
struct ZonePictures {
  std::vector<std::uint8_t> seen_png;
  std::vector<std::uint8_t> cleaned_png;
};

/// One document's field. Shows what was read: for the eyes of the user who asked for it only.
struct Explanation {
  std::shared_ptr<const FormTemplate> form;
  LocalizedText label;
  std::string type;      ///< as in form.xml
  FieldValue value;
  std::vector<Judgement> judgements;  ///< one for each candidate, in the recognizer's order
  std::vector<Finding> findings;      ///< that name the field
  std::vector<ZonePictures> zones;    ///< in reading order; empty = its page is missing
};

/// What an explanation asks about.
struct Question {
  std::filesystem::path file;
  std::string field;  ///< id as in the result: "full_name", "members[0].sex"
};

/// One explanation for each document of `report` that has the field. `report`: of a run over
/// `question.file` alone with the same pipeline and plan; the field's page is decoded again for its
/// pictures. Throws Error("usage.unknown_field"), which lists the fields there are, and what a page
/// can fail with.
[[nodiscard]] std::vector<Explanation> explanations(const Question& question,
                                                    const pipeline::RunReport& report,
                                                    pipeline::Pipeline& pipeline,
                                                    const pipeline::RunPlan& plan);

}  // namespace hoso::explain
