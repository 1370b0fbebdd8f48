// The parts of "Căn cước công dân số 025188001010 do Cục Cảnh sát QLHC về TTXH cấp ngày 20/11/2021".
#pragma once

#include <optional>
#include <string>

#include <hoso/identifiers.hpp>

namespace hoso::identity_paper {

/// As written, but for the number.
struct Paper {
  std::string kind;    ///< "Căn cước công dân"; may be empty
  std::string number;  ///< digits, perhaps behind letters, together: "025188001010", "C1234567"
  bool repaired = false;  ///< letters of the number were read as the digits they look like
  std::string issuer;  ///< "Cục Cảnh sát QLHC về TTXH"; may be empty
  std::string issued;  ///< "20/11/2021"; may be empty
  std::string rest;    ///< what follows the number where it is not "do … cấp ngày …"
};

/// None when there is no number in `text`.
[[nodiscard]] std::optional<Paper> parse(const std::string& text);

/// All parts as one text.
[[nodiscard]] std::string printed(const Paper& paper);

}  // namespace hoso::identity_paper
