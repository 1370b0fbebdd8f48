// What `hoso form test` prints.
#pragma once

#include <string>

#include "command_line.hpp"
#include "form_testing/tested_form.hpp"

namespace hoso::app {

/// Short tables, then what to look at first, in the language asked for. Shows no values.
[[nodiscard]] std::string form_test_text(const CommandLine&, const form_testing::FormTest&);

/// All figures of the page (docs/form-test.md); no values either.
[[nodiscard]] std::string form_test_json(const form_testing::FormTest&);

}  // namespace hoso::app
