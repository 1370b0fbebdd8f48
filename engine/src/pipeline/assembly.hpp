// Pages -> documents.
#pragma once

#include <vector>

#include "pipeline/page_reading.hpp"

namespace hoso::pipeline {

/// Groups pages into documents, in dossier order. A form's first page starts a document, unless the
/// last one is of the same form and lacks it: pages come in any order. A later page joins the last
/// document of the same form and version that has not got it yet, else the last one of another version
/// whose page prints the very same words (of a re-typed page: has the very same fields), else starts
/// one of its own. An optional page (notes) never does: alone it stays outside of documents.
///
/// A document's form is the catalogue's, with more table rows where a re-typed page has more. A table
/// that goes on on a later page goes on counting its rows.
///
/// Every document has all fields of its form outside tables; those of missing pages are `empty`
/// with page 0.
[[nodiscard]] std::vector<Document> documents_of(const std::vector<PageOutcome>& pages);

/// `form` with a cell for every row that `values` have: a re-typed table may have more rows, and people add some. The
/// form itself when it has them all.
[[nodiscard]] std::shared_ptr<const FormTemplate> with_rows_of(const std::shared_ptr<const FormTemplate>& form,
                                                               const std::vector<FieldValue>& values);

}  // namespace hoso::pipeline
