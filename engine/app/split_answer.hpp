// The dossiers of a stack as people and programs are told.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "result_json.hpp"

namespace hoso::app {

struct SplitAnswer {
  struct One {
    pipeline::StackPart part;
    Result result;
  };
  std::vector<One> dossiers;
  int pages = 0;
};

[[nodiscard]] std::string split_text(const SplitAnswer&, const CommandLine&);

/// docs/result.md. UTF-8, indented, with a final newline.
[[nodiscard]] std::string split_json(const SplitAnswer&, const CommandLine&);

/// A page that needs no other file. `pictures`: one JPEG a page of the stack; empty = none to show.
[[nodiscard]] std::string split_html(const SplitAnswer&, const std::vector<std::vector<std::uint8_t>>& pictures);

}  // namespace hoso::app
