// The tables of the store and how older ones become today's.
#pragma once

#include <filesystem>
#include <span>

#include "store/database.hpp"

namespace hoso::store {

/// The schema that this program writes.
inline constexpr int schema_version = 1;

/// 0 = an empty file.
[[nodiscard]] int version_of(const Database&);

/// Brings the tables up to `schema_version`, step by step in one transaction. A store that holds something is first
/// copied into `backups` ("store-v1-before-v2.db"). Throws Error "store.newer" for a store of a later program.
void migrate(Database&, const std::filesystem::path& backups);

/// The same by other steps: entry i brings version i to i + 1, and their number is the version to reach. A step that
/// fails leaves the store as it was. Several processes may do it at once.
void migrate(Database&, const std::filesystem::path& backups, std::span<const char* const> steps);

}  // namespace hoso::store
