// Tables as CSV that spreadsheet programs open without harm.
#pragma once

#include <string>
#include <string_view>

#include "exports/export_table.hpp"

namespace hoso::exports {

enum class Head { labels, ids };

/// RFC 4180 in UTF-8 with a byte order mark, without which Excel takes the text for another encoding: CR LF, every
/// field in quotes. `separator` is ',' or ';', the one that Excel set to Vietnamese divides by. Texts are harmless().
[[nodiscard]] std::string csv_of(const Table& table, Head head, char separator);

/// `text` so that no spreadsheet program takes it, or a piece of it behind ',', ';', a tab or a line break, for a
/// formula: one that begins with =, +, -, @ (also their full-width forms), a tab or CR gets an apostrophe before it, as
/// OWASP advises. Numbers and phone numbers stay as they are: behind a sign digits, in groups divided by one space or
/// point, compute nothing.
[[nodiscard]] std::string harmless(std::string_view text);

}  // namespace hoso::exports
