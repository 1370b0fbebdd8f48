// A workspace with what most tests need.
#pragma once

#include <string>
#include <string_view>

#include "store/dossiers.hpp"
#include "store/jobs.hpp"
#include "store/readings.hpp"
#include "support/hoso_command.hpp"

namespace hoso::store::testing {

inline constexpr std::chrono::sys_seconds noon{std::chrono::seconds(1'795'000'000)};

inline Act act(std::chrono::sys_seconds at = noon) { return {"lan", at}; }

inline std::string put(const Workspace& workspace, std::string_view text) {
  return workspace.blobs().put({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

inline std::string received(Workspace& workspace, std::string_view content) {
  return receive(workspace, {{{put(workspace, content), "to khai.pdf"}}, "1.004222", "upload", {}}, act()).id;
}

inline Reading reading_of(const Workspace& workspace, const std::string& name) {
  Reading reading;
  reading.text = put(workspace, "<dossier name='" + name + "'/>");
  reading.pictures.push_back({1, put(workspace, "picture of " + name), 100, 140});
  reading.digest = {{"ct01"}, 1, 0, name, name + " 001089000001", {{0, "ct01", "full_name"}}};
  return reading;
}

/// Reads the oldest waiting dossier.
inline std::string read_one(Workspace& workspace, const std::string& name) {
  const auto lease = take(workspace, "test:1", noon);
  keep_reading(workspace, lease.value(), reading_of(workspace, name), 2.0, noon);
  return lease->dossier;
}

struct MadeStore {
  hoso::testing_support::TestFolder folder;
  std::filesystem::path path = folder.path() / "office";
  std::string secret;

  explicit MadeStore(std::string with_secret = {}) : secret(std::move(with_secret)) { make_workspace(path, secret); }
  [[nodiscard]] Workspace open() const {
    return Workspace(
        path, secret.empty() ? SecretSource() : [this] { return secret; });
  }
};

}  // namespace hoso::store::testing
