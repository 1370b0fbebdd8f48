// How well the fields of one form were read, field by field and in other groups.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include <hoso/form_template.hpp>

#include "bench/score.hpp"

namespace hoso::form_testing {

/// A field, or a column of a table over all its rows.
struct FieldFigures {
  std::string id;  ///< "full_name", "members.full_name"
  LocalizedText label;
  std::string type;
  bench::Tally all;
  bench::Tally typed;  ///< typed fills on pages that were known as the form: what the template can be blamed for
};

struct Figures {
  std::vector<FieldFigures> fields;  ///< in paper order
  std::map<std::string, bench::Tally> by_type;
  std::map<std::string, bench::Tally> by_degradation;
  bench::Tally typed;
  bench::Tally written;  ///< in handwriting-like fonts; nothing filled = there was none
  bench::Tally all;
};

/// One fill as it was read.
struct ReadFill {
  const bench::Truth& truth;
  const FormTemplate& form;
  const std::vector<bench::Comparison>& compared;  ///< one for each field of `form`, in its order
  const std::set<int>& known_pages;                ///< of the form, from 0
};

void add(const ReadFill&, Figures&);

}  // namespace hoso::form_testing
