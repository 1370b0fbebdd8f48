#include "procedures.hpp"

namespace hoso::app {

std::filesystem::path procedures_folder(const std::filesystem::path& templates) {
  return templates / "procedures";
}

}  // namespace hoso::app
