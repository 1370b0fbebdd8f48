// Lists of candidates put together. Pure functions; any number of threads.
#pragma once

#include <cstddef>
#include <vector>

#include <hoso/field_value.hpp>

namespace hoso {

/// A field decoder looks at each, so they are few.
inline constexpr std::size_t most_candidates = 5;

/// Two readings of one picture as one list: best score first, each text once with its higher score,
/// at most most_candidates.
[[nodiscard]] std::vector<Candidate> merged(std::vector<Candidate> first,
                                            const std::vector<Candidate>& second);

/// Lines read one after another as one text: their best readings joined by spaces, then the
/// alternatives of each line with the others' best. The score is the least of the lines'. A comma
/// at the end of it all is left out. Lines without candidates are skipped.
[[nodiscard]] std::vector<Candidate> joined(const std::vector<std::vector<Candidate>>& lines);

}  // namespace hoso
