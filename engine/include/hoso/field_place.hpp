// How findings name a field to people.
#pragma once

#include <hoso/form_template.hpp>

namespace hoso {

/// "Mục «Giới tính»", "Cột «Giới tính», dòng 2 của bảng"; English the same way.
[[nodiscard]] LocalizedText place_of(const FieldSpec&);

}  // namespace hoso
