#include "packaging/bag.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include <hoso/sha256.hpp>
#include <hoso/text.hpp>

namespace hoso::packaging {
namespace {

constexpr std::string_view declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

std::string digest_of(std::span<const std::uint8_t> bytes, const std::string& algorithm) {
  return algorithm == "sha512" ? sha512_hex(bytes) : sha256_hex(bytes);
}

/// RFC 8493, 2.1.3: only these three are escaped.
std::string escaped(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (c == '%')
      out += "%25";
    else if (c == '\n')
      out += "%0A";
    else if (c == '\r')
      out += "%0D";
    else
      out += c;
  }
  return out;
}

std::string unescaped(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const std::string code = upper_case(path.substr(i, 3));
    const char plain = code == "%25" ? '%' : code == "%0A" ? '\n' : code == "%0D" ? '\r' : '\0';
    out += plain ? plain : path[i];
    if (plain) i += 2;
  }
  return out;
}

std::string manifest_of(const PackageTree& tree, const std::string& algorithm) {
  std::string lines;
  for (const auto& [path, bytes] : tree)
    lines.append(fmt::format("{}  {}\n", digest_of(bytes, algorithm), escaped(path)));
  return lines;
}

std::string info_of(const BagTerms& terms, const PackageTree& payload) {
  std::string lines;
  for (const auto& [label, value] : terms.info) {
    if (!value.empty()) lines.append(fmt::format("{}: {}\n", label, normalized_spaces(value)));
  }
  std::uint64_t bytes = 0;
  for (const auto& [path, content] : payload) bytes += content.size();
  return lines.append(fmt::format("Payload-Oxum: {}.{}\n", bytes, payload.size()));
}

/// "manifest-sha512.txt" -> "sha512"; empty = no such file.
std::string algorithm_in(const std::string& path, std::string_view prefix) {
  if (!path.starts_with(prefix) || !path.ends_with(".txt")) return {};
  return path.substr(prefix.size(), path.size() - prefix.size() - 4);
}

using Manifest = std::map<std::string, std::string>;  ///< path -> digest

/// Nullopt = a line is no digest and path, or a path comes twice.
std::optional<Manifest> manifest_in(std::string_view text) {
  Manifest manifest;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    const std::size_t gap = line.find_first_of(" \t");
    const std::size_t path = gap == std::string_view::npos ? gap : line.find_first_not_of(" \t", gap);
    if (path == std::string_view::npos) return std::nullopt;
    if (!manifest.emplace(unescaped(line.substr(path)), lower_case(line.substr(0, gap))).second) return std::nullopt;
  }
  return manifest;
}

class BagJudge {
 public:
  explicit BagJudge(const PackageTree& bag) : bag_(bag) {}

  std::vector<BagFault> faults() {
    const auto declared = bag_.find("bagit.txt");
    if (declared == bag_.end()) return {{BagFault::Kind::no_bag, "bagit.txt"}};
    if (text_of(declared->second) != declaration) add(BagFault::Kind::unreadable, "bagit.txt");
    const int payload = judge_manifests("manifest-", true);
    const int tags = judge_manifests("tagmanifest-", false);
    if (payload == 0) add(BagFault::Kind::weak, "manifest-sha512.txt");
    if (tags == 0) add(BagFault::Kind::weak, "tagmanifest-sha512.txt");
    judge_total();
    return std::move(faults_);
  }

 private:
  /// Once, however many manifests say so.
  void add(BagFault::Kind kind, const std::string& path) {
    const BagFault fault{kind, path};
    if (std::ranges::find(faults_, fault) == faults_.end()) faults_.push_back(fault);
  }

  static bool is_payload(const std::string& path) { return path.starts_with("data/"); }

  /// What a manifest of that kind must list.
  static bool belongs(const std::string& path, bool payload) {
    if (payload) return is_payload(path);
    return !is_payload(path) && !path.starts_with("tagmanifest-") && !path.ends_with(".p7s");
  }

  /// How many strong ones there are.
  int judge_manifests(std::string_view prefix, bool payload) {
    int strong = 0;
    for (const auto& [path, bytes] : bag_) {
      const std::string algorithm = algorithm_in(path, prefix);
      if (algorithm != "sha512" && algorithm != "sha256") continue;
      ++strong;
      judge_manifest(path, algorithm, payload);
    }
    return strong;
  }

  void judge_manifest(const std::string& path, const std::string& algorithm, bool payload) {
    const auto manifest = manifest_in(text_of(bag_.find(path)->second));
    if (!manifest) return add(BagFault::Kind::unreadable, path);
    for (const auto& [listed, digest] : *manifest) {
      const auto file = bag_.find(listed);
      if (file == bag_.end())
        add(BagFault::Kind::missing, listed);
      else if (digest_of(file->second, algorithm) != digest)
        add(BagFault::Kind::altered, listed);
    }
    for (const auto& [present, bytes] : bag_) {
      if (belongs(present, payload) && !manifest->contains(present)) add(BagFault::Kind::unlisted, present);
    }
  }

  /// Payload-Oxum, RFC 8493, 2.2.2.
  void judge_total() {
    const auto info = bag_.find("bag-info.txt");
    if (info == bag_.end()) return;
    std::uint64_t bytes = 0;
    std::size_t files = 0;
    for (const auto& [path, content] : bag_) {
      if (!is_payload(path)) continue;
      bytes += content.size();
      ++files;
    }
    const std::string_view text = text_of(info->second);
    const std::size_t at = text.find("Payload-Oxum:");
    if (at == std::string_view::npos) return;
    const std::string_view line = text.substr(at, text.find('\n', at) - at);
    if (normalized_spaces(line) != fmt::format("Payload-Oxum: {}.{}", bytes, files)) {
      add(BagFault::Kind::wrong_total, "bag-info.txt");
    }
  }

  const PackageTree& bag_;
  std::vector<BagFault> faults_;
};

}  // namespace

bool is_bag(const PackageTree& tree) { return tree.contains("bagit.txt"); }

PackageTree bagged(PackageTree payload, const BagTerms& terms) {
  PackageTree data = below("data", std::move(payload));
  PackageTree tags;
  tags.emplace("bagit.txt", to_bytes(declaration));
  tags.emplace("bag-info.txt", to_bytes(info_of(terms, data)));
  for (const std::string& algorithm : terms.algorithms) {
    tags.emplace(fmt::format("manifest-{}.txt", algorithm), to_bytes(manifest_of(data, algorithm)));
  }
  PackageTree bag = std::move(data);
  for (const std::string& algorithm : terms.algorithms) {
    bag.emplace(fmt::format("tagmanifest-{}.txt", algorithm), to_bytes(manifest_of(tags, algorithm)));
  }
  bag.merge(tags);
  return bag;
}

std::vector<BagFault> bag_faults(const PackageTree& bag) { return BagJudge(bag).faults(); }

}  // namespace hoso::packaging
