// A problem of the citizen's form or of its picture.
#pragma once

#include <string>
#include <vector>

#include <hoso/message.hpp>

namespace hoso {

/// blocking: the portal or the law refuses the dossier; doubtful: a person must look;
/// advice: may be handed in as it is.
enum class FindingSeverity { blocking, doubtful, advice };

/// About the form, for people; data that goes into the package.
struct Finding {
  std::string code;                 ///< stable, e.g. "ct01.full_name.missing"
  FindingSeverity severity = FindingSeverity::blocking;  ///< how much it weighs
  std::vector<std::string> fields;  ///< ids of the fields concerned; empty = the whole document
  LocalizedText message;  ///< what is wrong
  LocalizedText next_step;  ///< what to do about it
  std::string legal_source;         ///< empty = none
  int page = 0;                     ///< dossier page number, from 1; 0 = no page in particular
  friend bool operator==(const Finding&, const Finding&) = default;
};

}  // namespace hoso
