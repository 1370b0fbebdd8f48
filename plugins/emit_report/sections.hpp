// The parts of the report's body.
#pragma once

#include "page_figure.hpp"
#include "report_html.hpp"

namespace hoso {

/// What is to be done, in one sentence, and how many values were read how surely.
void write_verdict(Html& html, const ReportView& view);

/// Each finding with what to do, where, and on what legal ground; nothing when there is none.
void write_findings(Html& html, const ReportView& view);

/// A form: its pages, each with picture and values.
void write_document(Html& html, const Dossier& dossier, const DocumentView& document,
                    const PagePictures& pictures);

/// Pages of no known form; nothing when there is none.
void write_unknown_pages(Html& html, const ReportView& view, const Dossier& dossier,
                         const PagePictures& pictures);

}  // namespace hoso
