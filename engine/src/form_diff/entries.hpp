// What a draft sees on paper, whatever it is: a field or a table.
#pragma once

#include <string>
#include <vector>

#include "drafting/draft.hpp"

namespace hoso::form_diff {

enum class EntryKind { line, comb, choice, signature, table };

[[nodiscard]] EntryKind kind_of(const drafting::DraftEntry&);

/// "line", "comb", "choice", "signature", "table": what lists and JSON say.
[[nodiscard]] std::string name_of(EntryKind);

/// As printed, without its number.
[[nodiscard]] const std::string& label_of(const drafting::DraftEntry&);

/// As drafted.
[[nodiscard]] const std::string& id_of(const drafting::DraftEntry&);

/// The heading above it; empty = none, and of tables.
[[nodiscard]] std::string section_of(const drafting::DraftEntry&);

/// Where it is filled in; of a table its body, of a choice its boxes. Never empty.
[[nodiscard]] std::vector<Zone> zones_of(const drafting::DraftEntry&);

/// The smallest rectangle around those of its zones that stand on its first page.
[[nodiscard]] Zone place_of(const drafting::DraftEntry&);

/// The part of the smaller of two zones that lies in the other, 0..1; 0 on different pages.
[[nodiscard]] double shared_part(const Zone& a, const Zone& b);

}  // namespace hoso::form_diff
