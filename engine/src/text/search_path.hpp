// Lists of folders in environment variables.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <hoso/error.hpp>

namespace hoso {

/// The folders of a ':' separated list, in order; empty = none. They must be absolute, because a variable outlives a
/// `cd`: others throw Error(error_code) with the argument "folder".
[[nodiscard]] inline std::vector<std::filesystem::path> split_search_path(std::string_view list,
                                                                          const std::string& error_code) {
  std::vector<std::filesystem::path> folders;
  while (!list.empty()) {
    const std::size_t colon = list.find(':');
    const std::filesystem::path folder(list.substr(0, colon));
    if (!folder.is_absolute()) throw Error(error_code, {{"folder", folder.string()}});
    folders.push_back(folder);
    list.remove_prefix(colon == std::string_view::npos ? list.size() : colon + 1);
  }
  return folders;
}

}  // namespace hoso
