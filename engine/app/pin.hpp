// How a PIN or passphrase gets in: never as an argument, never from the environment, never into a log.
#pragma once

#include <filesystem>
#include <optional>

#include <hoso/signing/keys.hpp>

namespace hoso::app {

/// The first line of `file` ("-" = standard input), else what is typed at the terminal without being shown. Throws
/// Error "key.exposed" for a file that others may read, "input.not_found", "usage.invalid" where there is neither.
[[nodiscard]] signing::Secret read_pin(const std::optional<std::filesystem::path>& file);

}  // namespace hoso::app
