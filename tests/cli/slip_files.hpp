// The made-up form "slip" of tests/faults: quick to read, and its stages misbehave on demand.
#pragma once

#include <algorithm>

#include "support/hoso_command.hpp"

namespace hoso::cli_tests {

using Arguments = std::vector<std::string>;

/// `hoso command` over `files` with the slip's plugins, in English.
inline Arguments slip_command(const std::string& command, const Arguments& files,
                              const Arguments& more = {}, const std::string& pipeline = "slip") {
  Arguments all = {command,        "--lang",           "en",         "--templates", HOSO_FAULT_TEMPLATES,
                   "--plugin-dir", HOSO_FAULT_PLUGINS, "--pipeline", pipeline,      "--allow-unconfined"};
  all.insert(all.end(), more.begin(), more.end());
  all.emplace_back("--");
  all.insert(all.end(), files.begin(), files.end());
  return all;
}

/// The slip's pipeline with the stage of `kind` misbehaving by `fault`.
inline std::string pipeline_with(const std::string& kind, const std::string& fault) {
  std::string text = testing_support::text_of_file(HOSO_FAULT_TEMPLATES "/pipelines/slip.xml");
  const std::string place = "@" + kind + "@";
  return text.replace(text.find(place), place.size(), fault);
}

/// Names in a folder, hidden and temporary ones included; empty when there is none.
inline std::vector<std::string> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code absent;
  for (const auto& entry : std::filesystem::directory_iterator(folder, absent)) {
    names.push_back(entry.path().filename());
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace hoso::cli_tests
