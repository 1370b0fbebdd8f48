// What `hoso form` is asked to do.
#pragma once

#include <filesystem>
#include <optional>

namespace hoso::app {

enum class FormAction { draft, diff, edit };

struct FormSettings {
  FormAction action = FormAction::draft;
  std::optional<std::filesystem::path> carry;  ///< templates folder that gets the carried template
};

}  // namespace hoso::app
