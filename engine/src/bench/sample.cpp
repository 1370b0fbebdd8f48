#include "bench/sample.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace hoso::bench {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

fs::path page_file_in(const fs::path& folder) {
  std::vector<fs::path> pages;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().stem() == "page") pages.push_back(entry.path());
  }
  if (pages.size() != 1) throw std::runtime_error("expected one page file in " + folder.string());
  return pages.front();
}

}  // namespace

std::string to_json(const Truth& truth) {
  nlohmann::ordered_json json;
  json["form"] = truth.form;
  json["version"] = truth.version;
  json["degradation"] = truth.degradation;
  if (!truth.font.empty()) json["font"] = truth.font;
  json["values"] = truth.values;
  return json.dump(2) + "\n";
}

Truth truth_from_json(const std::string& text) {
  const auto json = nlohmann::json::parse(text);
  return {json.at("form"), json.at("version"), json.at("degradation"),
          json.at("values").get<std::map<std::string, std::string>>(), json.value("font", "")};
}

std::vector<Sample> load_samples(const fs::path& folder) {
  std::vector<Sample> samples;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const fs::path truth = entry.path() / "truth.json";
    if (!fs::exists(truth)) continue;
    samples.push_back({entry.path().filename().string(), page_file_in(entry.path()),
                       truth_from_json(content_of(truth))});
  }
  std::ranges::sort(samples, {}, &Sample::name);
  return samples;
}

}  // namespace hoso::bench
