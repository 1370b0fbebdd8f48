#include <hoso/dossier.hpp>

#include <algorithm>

namespace hoso {

const FieldValue* Document::find(std::string_view id) const {
  const auto found = std::ranges::find(fields, id, &FieldValue::id);
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace hoso
