#pragma once

namespace hoso::xml {

/// Sets libxml2's globals up, once; every entry to the library calls it first. Any thread.
void start_library();

}  // namespace hoso::xml
