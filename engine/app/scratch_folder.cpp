#include "scratch_folder.hpp"

#include <cstdlib>
#include <string>

#include <hoso/error.hpp>

namespace hoso::app {

ScratchFolder::ScratchFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "hoso-XXXXXX").string();
  if (!mkdtemp(pattern.data())) throw Error("output.not_written", {{"path", pattern}, {"detail", "mkdtemp"}});
  path_ = pattern;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace hoso::app
