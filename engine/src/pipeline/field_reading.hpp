// The fields of one page: recognise, interpret, check.
#pragma once

#include <vector>

#include <hoso/dossier.hpp>

#include "pipeline/call_site.hpp"
#include "pipeline/pipeline.hpp"

namespace hoso::pipeline {

/// A page whose form is known.
struct MatchedPage {
  const Page& page;
  const PageMatch& match;
  double dpi = 0;  ///< effective
};

/// The fields that have a zone on `page` (from 0), in paper order.
[[nodiscard]] std::vector<const FieldSpec*> fields_on(const FormTemplate&, int page);

/// Where the field stands and nothing else: `illegible`, for a field that could not be read.
/// FieldValue::page is left 0.
[[nodiscard]] FieldValue unread_field(const FieldSpec&, const MatchedPage&);

/// What was filled in. A field that could not be read for whatever reason is `illegible`.
/// FieldValue::page is left 0.
[[nodiscard]] FieldValue read_field(const FieldSpec&, const MatchedPage&, Pipeline&, CallSite&);

/// Indices of the values that the template's recognizers stand for, on a page where many others are second
/// opinions that are sure: one hand wrote them all, and what reads type is sometimes sure of writing that it
/// misreads. Empty on other pages.
[[nodiscard]] std::vector<std::size_t> fields_to_doubt(const std::vector<const FieldSpec*>& fields,
                                                       const std::vector<FieldValue>& values);

/// What fields are read with.
struct FieldTools {
  Pipeline& pipeline;
  CallSite& site;
};

/// `value`, or the second opinion on it where there is one.
[[nodiscard]] FieldValue doubted_field(const FieldSpec&, FieldValue value, const MatchedPage&, FieldTools);

/// Of tables the filled rows only, their ids numbered from 0. `values` are those of `fields`.
[[nodiscard]] std::vector<FieldValue> with_filled_rows_only(
    const std::vector<const FieldSpec*>& fields, std::vector<FieldValue> values);

}  // namespace hoso::pipeline
