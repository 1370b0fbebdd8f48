// "{code}.{ordinal}.pdf" -> "H44.12.34-261127-0001.1.pdf": how profiles name what only the dossier knows.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace hoso::packaging {

/// Values by name. An empty value counts as none.
using Values = std::map<std::string, std::string, std::less<>>;

/// `text` with each "{name}" replaced by its value and "{name|other}" by its value or else "other" (which may be
/// empty). Throws Error("package.fact_missing") naming the name that has neither.
[[nodiscard]] std::string filled(std::string_view text, const Values& values);

}  // namespace hoso::packaging
