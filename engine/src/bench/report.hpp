// Scores and costs for people and programs.
#pragma once

#include <string>
#include <vector>

#include "bench/process.hpp"
#include "bench/score.hpp"

namespace hoso::bench {

/// A whole command over the same pages.
struct Contender {
  std::string name;
  ProcessCost cost;
};

/// Aligned tables: one line per group, the totals, then how far confidence can be relied on.
[[nodiscard]] std::string score_table(const Score&);

/// Up to `most` mistakes, one a line. Shows field values: for synthetic pages only.
[[nodiscard]] std::string mistake_list(const Score&, std::size_t most);

/// One line per contender; the ratio is against the first one's pages per minute.
[[nodiscard]] std::string cost_table(const std::vector<Contender>&, int pages);

/// Both as one JSON object.
[[nodiscard]] std::string bench_json(const Score&, const std::vector<Contender>&, int pages);

}  // namespace hoso::bench
