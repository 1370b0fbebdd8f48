// What `hoso form` is asked to do.
#pragma once

#include <filesystem>
#include <optional>

#include "form_testing/test_set.hpp"

namespace hoso::app {

enum class FormAction { draft, diff, edit, test };

/// What `hoso form test` fills in, and where its page goes.
struct FormTestSettings {
  form_testing::TestSet set;                    ///< its handwriting-like families come from `fonts`
  std::optional<std::filesystem::path> fonts;   ///< folder of handwriting-like fonts; none = those installed
  std::optional<std::filesystem::path> page;    ///< HTML
};

struct FormSettings {
  FormAction action = FormAction::draft;
  FormTestSettings test;
  std::optional<std::filesystem::path> carry;  ///< templates folder that gets the carried template
};

}  // namespace hoso::app
