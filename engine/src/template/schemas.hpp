// templates/schema/*.xsd as they were when hoso was built.
#pragma once

#include <string_view>

namespace hoso {

[[nodiscard]] std::string_view form_schema();
[[nodiscard]] std::string_view words_schema();
[[nodiscard]] std::string_view rules_schema();
[[nodiscard]] std::string_view pipeline_schema();
[[nodiscard]] std::string_view calibration_schema();
[[nodiscard]] std::string_view procedure_schema();
[[nodiscard]] std::string_view procedure_guide_schema();
[[nodiscard]] std::string_view variant_schema();
[[nodiscard]] std::string_view calendar_schema();

}  // namespace hoso
