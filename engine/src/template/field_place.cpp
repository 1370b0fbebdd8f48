#include <hoso/field_place.hpp>

namespace hoso {

LocalizedText place_of(const FieldSpec& field) {
  if (field.table.empty()) {
    return {"Mục «" + field.label.vi + "»", "Item \"" + field.label.en + "\""};
  }
  const std::string row = std::to_string(field.row + 1);
  return {"Cột «" + field.label.vi + "», dòng " + row + " của bảng",
          "Column \"" + field.label.en + "\", line " + row + " of the table"};
}

}  // namespace hoso
