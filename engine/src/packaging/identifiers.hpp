// Names that are the same whenever a package is made again.
#pragma once

#include <string>
#include <string_view>

namespace hoso::packaging {

/// A version 5 UUID (RFC 9562, 5.5) of `name` in hoso's own name space; upper case, as archives here write it.
[[nodiscard]] std::string uuid_of(std::string_view name);

}  // namespace hoso::packaging
