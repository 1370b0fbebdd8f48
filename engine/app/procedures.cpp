#include "procedures.hpp"

#include <hoso/procedure.hpp>


namespace hoso::app {

std::filesystem::path procedures_folder(const std::filesystem::path& templates) {
  return templates / "procedures";
}

void require_known_procedure(const std::string& code, const std::filesystem::path& templates) {
  if (!code.empty()) (void)known_procedure(code, procedures_folder(templates));
}

}  // namespace hoso::app
