// What codes on a page say, for people.
#pragma once

#include <hoso/evidence.hpp>
#include <hoso/html.hpp>

namespace hoso {

/// A table with one row for each item; its heading names the kind.
void write_evidence(Html& html, const Evidence& evidence);

}  // namespace hoso
