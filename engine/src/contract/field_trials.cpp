#include <algorithm>

#include "contract/trial.hpp"
#include "pipeline/result_checks.hpp"

namespace hoso::contract {
namespace {

constexpr int samples = 25;

std::vector<FieldSpec> fields_for(const Catalogue& forms, const std::string& type) {
  std::vector<FieldSpec> fields;
  for (const auto& form : forms) {
    for (const FieldSpec& field : form->fields) {
      if (field.type == type && field.row <= 0) fields.push_back(field);
    }
  }
  if (fields.empty()) {
    FieldSpec plain;
    plain.id = "field";
    plain.type = type;
    plain.options = {{"yes", {"Có", "Yes"}}, {"no", {"Không", "No"}}};
    fields.push_back(plain);
  }
  return fields;
}

/// The nearest a text comes to blank, one-pixel and huge pages, and what recognizers make of dirt.
std::vector<std::pair<std::string, std::string>> odd_texts() {
  return {{"an empty text", ""},
          {"blanks", "   "},
          {"one letter", "l"},
          {"signs", "|/.-,:;()<>&\"'%\\{}[]"},
          {"digits", "012345678901"},
          {"a number too large", std::string(60, '9')},
          {"a date", "12/03/1990"},
          {"a date that does not exist", "31/02/1990"},
          {"words", "Không Có Thật, xã Hư Cấu"},
          {"controls", std::string("a\0b\x1b[31m\r\n\t", 11)},
          {"text that is not UTF-8", "A\xff\xfe\xc3"},
          {"right-to-left override", "\u202e12/03/1990"},
          {"a huge text", std::string(5'000, 'x')},
          {"a huge text of words", [] {
             std::string words;
             for (int i = 0; i < 500; ++i) words += "Nguyễn ";
             return words;
           }()}};
}

std::string complaint_about(const Interpretation& result, const std::vector<Candidate>& from) {
  if (std::ranges::find(from, result.raw, &Candidate::text) == from.end()) {
    return "raw text that is no candidate's";
  }
  return pipeline::complaint_about(result);
}

Trial<FieldStage> reading(const std::string& name, const FieldSpec& field,
                          const std::vector<Candidate>& candidates) {
  const auto act = [field, candidates](FieldStage& stage, const StageContext&) {
    const Interpretation result = stage.interpret(field, candidates);
    return answer_with(result, complaint_about(result, candidates));
  };
  return {name + ", field " + field.id, act, false};
}

/// A made-up value, printed, must be read as itself.
Answer round_trip(FieldStage& stage, const FieldSpec& field) {
  Answer answer;
  for (std::uint64_t seed = 0; seed < samples; ++seed) {
    std::mt19937_64 random(seed);
    const std::string value = stage.synthesize(field, random);
    const std::string printed = stage.print(field, value);
    const Interpretation result = stage.interpret(field, {{printed, 1}});
    answer.digest.add(value).add(printed).add(result);
    if (value.empty() || result.value != value) {
      answer.complaint = "made-up value " + std::to_string(seed) + " does not read as itself";
    }
  }
  return answer;
}

}  // namespace

template <>
Trials<FieldStage> trials_of(const std::shared_ptr<const Material>& material,
                             const std::string& stage) {
  Trials<FieldStage> trials;
  std::vector<Candidate> all;
  for (const auto& [name, text] : odd_texts()) all.push_back({text, 0.5});
  for (const FieldSpec& field : fields_for(material->forms, name_of_stage(stage))) {
    for (const auto& [name, text] : odd_texts()) {
      trials.push_back(reading(name, field, {{text, 1}}));
    }
    trials.push_back(reading("many candidates", field, all));
    const auto act = [field](FieldStage& one, const StageContext&) {
      return round_trip(one, field);
    };
    trials.push_back({"made-up values, field " + field.id, act, false});
  }
  return trials;
}

}  // namespace hoso::contract
