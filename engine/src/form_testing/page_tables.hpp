// The tables of the page that tells of a test.
#pragma once

#include <hoso/html.hpp>

#include "form_testing/tested_form.hpp"

namespace hoso::form_testing {

void fields_table(Html&, const Figures&);
/// By how they were written, by degradation, by type.
void groups_table(Html&, const Figures&);
/// What pages were taken for; nothing where all were told apart.
void confusion_tables(Html&, const FormTest&);

/// What officers call a degradation ("skew"); the name itself where there is no such.
[[nodiscard]] LocalizedText degradation_text(std::string_view name);

}  // namespace hoso::form_testing
