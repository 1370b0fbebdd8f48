#include "index_cache.hpp"

#include <fstream>
#include <optional>
#include <random>
#include <stdexcept>
#include <system_error>

#include <nlohmann/json.hpp>

#include <hoso/sha256.hpp>

namespace hoso::layout {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Bytes = std::vector<std::uint8_t>;

/// Raised whenever index_of() would give something else for the same blank.
constexpr int format_version = 1;
constexpr std::uintmax_t largest_file = 16U << 20;

static_assert(std::is_trivially_copyable_v<Feature>);

template <class Value>
Json json_of(const std::vector<Value>& values) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(values.data());
  return Json::binary(Bytes(bytes, bytes + values.size() * sizeof(Value)));
}

Json json_of(const cv::Mat& mat) {
  const cv::Mat whole = mat.isContinuous() ? mat : mat.clone();
  return {mat.rows, mat.cols,
          Json::binary(Bytes(whole.data, whole.data + whole.total() * whole.elemSize()))};
}

std::vector<Feature> features_from(const Json& json) {
  const Bytes& bytes = json.get_binary();
  if (bytes.size() % sizeof(Feature) != 0) throw std::runtime_error("half a feature");
  std::vector<Feature> features(bytes.size() / sizeof(Feature));
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<std::uint8_t*>(features.data()));
  return features;
}

cv::Mat mat_from(const Json& json) {
  const int rows = json.at(0), columns = json.at(1);
  const Bytes& bytes = json.at(2).get_binary();
  if (rows < 0 || columns < 0 || bytes.size() != std::size_t(rows) * std::size_t(columns)) {
    throw std::runtime_error("a picture of another size");
  }
  return cv::Mat(rows, columns, CV_8UC1, const_cast<std::uint8_t*>(bytes.data())).clone();
}

Json json_of(const Anchor& anchor) {
  const MmRect& box = anchor.box;
  return {box.x, box.y, box.width, box.height, anchor.is_text, json_of(anchor.rough),
          json_of(anchor.fine)};
}

Anchor anchor_from(const Json& json) {
  return {{json.at(0), json.at(1), json.at(2), json.at(3)}, json.at(4), mat_from(json.at(5)),
          mat_from(json.at(6))};
}

Bytes encoded(const BlankIndex& index) {
  Json anchors = Json::array();
  for (const Anchor& anchor : index.anchors) anchors.push_back(json_of(anchor));
  return Json::to_cbor({{"version", format_version},
                        {"features", json_of(index.features.all)},
                        {"descriptors", json_of(index.features.descriptors)},
                        {"anchors", std::move(anchors)}});
}

/// The file is this and then the CBOR it belongs to: a flipped bit must not move a page.
std::string checksum_of(const Bytes& cbor) { return sha256_hex(cbor); }
constexpr std::size_t checksum_size = 64;

BlankIndex decoded(const Bytes& bytes) {
  const Json json = Json::from_cbor(bytes);
  if (json.at("version") != format_version) throw std::runtime_error("another version");
  BlankIndex index;
  index.features = {features_from(json.at("features")), mat_from(json.at("descriptors"))};
  if (index.features.descriptors.rows != static_cast<int>(index.features.all.size())) {
    throw std::runtime_error("features without descriptors");
  }
  for (const Json& anchor : json.at("anchors")) index.anchors.push_back(anchor_from(anchor));
  return index;
}

std::optional<BlankIndex> loaded(const fs::path& file) {
  std::error_code missing;
  const std::uintmax_t size = fs::file_size(file, missing);
  if (missing || size < checksum_size || size > largest_file) return std::nullopt;
  std::ifstream stream(file, std::ios::binary);
  std::string checksum(checksum_size, ' ');
  Bytes cbor(size - checksum_size);
  stream.read(checksum.data(), checksum_size);
  stream.read(reinterpret_cast<char*>(cbor.data()), static_cast<std::streamsize>(cbor.size()));
  if (!stream || checksum_of(cbor) != checksum) return std::nullopt;
  try {
    return decoded(cbor);
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

/// Written beside and renamed: another process sees the whole file or none.
void keep(const fs::path& file, const BlankIndex& index) {
  std::error_code failed;
  fs::create_directories(file.parent_path(), failed);
  fs::path beside = file;
  beside += "." + std::to_string(std::random_device{}());
  const Bytes cbor = encoded(index);
  std::ofstream stream(beside, std::ios::binary);
  stream << checksum_of(cbor);
  stream.write(reinterpret_cast<const char*>(cbor.data()),
               static_cast<std::streamsize>(cbor.size()));
  stream.close();
  if (stream) fs::rename(beside, file, failed);
  if (!stream || failed) fs::remove(beside, failed);
}

}  // namespace

fs::path index_file(const fs::path& folder, const FormTemplate& form, int page) {
  if (folder.empty() || form.hash.empty()) return {};
  return folder / "identify.layout" / (form.hash + "-" + std::to_string(page) + ".cbor");
}

BlankIndex kept_index(const fs::path& file, const std::function<BlankIndex()>& build) {
  if (file.empty()) return build();
  if (auto index = loaded(file)) return std::move(*index);
  BlankIndex index = build();
  keep(file, index);
  return index;
}

}  // namespace hoso::layout
