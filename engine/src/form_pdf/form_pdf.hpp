// A filled form as the file that people keep and hand in.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "typeset/fill.hpp"

namespace hoso::form_pdf {

struct Facts {
  std::string title;                 ///< of the form, for people; Vietnamese
  std::chrono::sys_seconds created;
};

/// `form` as PDF/A-2a (ISO 19005-2, conformance level A) and PDF/UA-1 (ISO 14289-1): vector text, embedded fonts,
/// tags in reading order, rules and leaders as artifacts. Typed onto pictures of pages, it is PDF/A-2u: the print can
/// be found and copied, but has no tags to be read aloud by. Equal input gives equal bytes. Throws Error
/// "emit.failed". Any thread.
[[nodiscard]] std::vector<std::uint8_t> form_pdf(const typeset::FilledForm& form, const Facts& facts);

}  // namespace hoso::form_pdf
