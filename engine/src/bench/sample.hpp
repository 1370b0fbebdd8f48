// Pages with known truth.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace hoso::bench {

/// What stands on a page. A field that is not named is empty on the paper.
struct Truth {
  std::string form;         ///< "ct01"; empty = no form of the catalogue
  std::string version;      ///< "tt116-2026"
  std::string degradation;  ///< a name of synthetic::degradations()
  std::map<std::string, std::string> values;  ///< normalised, by field id
  std::string font = {};    ///< family the values are written in; empty = of no matter
};

/// One dossier of a sample set: folder <set>/<name>/ with the page file and truth.json.
struct Sample {
  std::string name;
  std::filesystem::path file;
  Truth truth;
};

/// JSON text of a truth, stable order, and back. Throws std::runtime_error for anything else.
[[nodiscard]] std::string to_json(const Truth&);
[[nodiscard]] Truth truth_from_json(const std::string& text);

/// Every sample below `folder` (one level), ordered by name. Throws std::runtime_error when a
/// folder has a truth.json but not exactly one page file.
[[nodiscard]] std::vector<Sample> load_samples(const std::filesystem::path& folder);

}  // namespace hoso::bench
