// man(7) source, piece by piece. Texts given are plain; what comes back is escaped and ends as its comment says.
#pragma once

#include <string>

#include "manual/manual_page.hpp"

namespace hoso::manual {

/// No character of `text` has a meaning for roff any more; hyphens stay the ones that are typed.
[[nodiscard]] std::string escaped(const std::string& text);
[[nodiscard]] std::string bold(const std::string& text);
[[nodiscard]] std::string italic(const std::string& text);

// Each a line or more, with its end.
[[nodiscard]] std::string heading(const std::string& title, const Edition&);
[[nodiscard]] std::string section(const std::string& title);
[[nodiscard]] std::string subsection(const std::string& title);
[[nodiscard]] std::string line(const std::string& text);
/// A paragraph with a tag, which is roff already.
[[nodiscard]] std::string tagged(const std::string& tag, const std::string& text);

}  // namespace hoso::manual
