// What people said of fields, laid over what the program read.
#pragma once

#include <string>
#include <vector>

#include <hoso/dossier.hpp>

#include "review/field_types.hpp"
#include "store/readings.hpp"

namespace hoso::review {

/// Fields that two people must say alike, by field id without row: "citizen_id", "members.citizen_id".
using TwoPersonFields = std::vector<std::string>;

/// The name of a document that stays while other pages come and go: "ct01@0:1", its form and where its first page lies.
[[nodiscard]] std::string paper_of(const Dossier&, std::size_t document);

/// What people said of a field; null = nothing, or of another paper.
[[nodiscard]] const store::Answer* answer_for(const std::vector<store::Answer>&, const Dossier&, std::size_t document,
                                              const std::string& field);

/// `reading` with the answers in it: fields that somebody confirmed have state `confirmed` (`empty` where nothing was
/// filled in) and confidence 1; those that nobody can read are illegible. Half answers change nothing. Answers for rows
/// that the form lacks add rows.
[[nodiscard]] Dossier with_answers(Dossier reading, const std::vector<store::Answer>&, const FieldTypes&);

/// Whether a person must still look at the field.
[[nodiscard]] bool is_open(const FieldValue&, const store::Answer* answer, bool two_people);

[[nodiscard]] bool needs_two_people(const TwoPersonFields&, const std::string& field);

/// What lists and searches need of the dossier as it is now; it has its findings.
[[nodiscard]] store::Digest digest_of(const Dossier&, const std::vector<store::Answer>&, const TwoPersonFields&);

/// The spec of a field; null = the form has none of that id.
[[nodiscard]] const FieldSpec* spec_of(const FormTemplate&, const std::string& field);

}  // namespace hoso::review
