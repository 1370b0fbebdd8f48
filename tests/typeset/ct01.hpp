// The versions of CT01 that lie in templates/.
#pragma once

#include <filesystem>
#include <string>

#include <hoso/template_reader.hpp>

#include "typeset/typeset.hpp"

namespace hoso::typeset {

inline std::filesystem::path ct01_folder(const std::string& version) {
  return std::filesystem::path(HOSO_RESOURCES) / "forms/ct01" / version;
}

inline Layout ct01_layout(const std::string& version) {
  return read_layout((ct01_folder(version) / "layout.xml").string());
}

/// What fill_form() needs of a form.
inline FormTemplate ct01(const std::string& version) {
  FormTemplate form;
  form.folder = ct01_folder(version).string();
  return form;
}

}  // namespace hoso::typeset
