// Layouts met before, in the user's data folder: one folder each, to look at, mend and remove.
//
// Every function may be called by several processes at once: a variant is there as a whole or not at all.
// None throws for what lies in the folder. Functions that write throw Error("output.not_written").
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <hoso/diagnostic.hpp>

#include "variants/variant_files.hpp"

namespace hoso::variants {

/// Each one more costs every page that no form's own layout fits about 12 ms; forty cost a quarter of what
/// finding such a page's labels does. An office meets fewer files of one form than that.
inline constexpr std::size_t most_remembered = 40;

struct RememberedVariant {
  MetVariant variant;         ///< FormTemplate::variant_id is set
  std::int64_t last_met = 0;  ///< seconds since 1970, UTC
  int pages_met = 1;          ///< the page it was taken from, and those known by it since
};

struct Remembered {
  std::vector<RememberedVariant> variants;  ///< by id
  /// Warnings about what lies there and cannot be used: damaged, foreign, of a form there is not. By id.
  std::vector<Diagnostic> refusals;
};

/// All that can be used. No folder = nothing remembered.
[[nodiscard]] Remembered remembered_in(const std::filesystem::path& folder, const Catalogue& forms);

/// The forms of `remembered`, for a run's plan.
[[nodiscard]] Catalogue catalogue_of(const Remembered& remembered);

/// Tells one set of variants from any other: SHA-256 over their ids and hashes, lower-case hex.
[[nodiscard]] std::string hash_of(const Catalogue& variants);

/// What a run met.
struct Encounters {
  std::vector<MetVariant> fresh;        ///< variants of pages that nothing was remembered of, by page
  std::map<std::string, int> pages_of;  ///< pages that a remembered variant fitted, by its id
  std::int64_t now = 0;                 ///< the run's clock, seconds since 1970, UTC
};

struct Change {
  std::vector<std::string> added;      ///< ids
  std::vector<std::string> forgotten;  ///< FormTemplate::hash, by which other things may be kept
};

/// Adds layouts that are not there yet, each once, counts the pages of the others, and forgets those not met
/// for longest, confirmed ones last, so that `most` stay.
Change remember(const std::filesystem::path& folder, const Encounters&, const Catalogue& forms,
                std::size_t most = most_remembered);

/// A person has looked at the places. Throws Error("usage.unknown_variant"), and what read_variant throws.
void confirm(const std::filesystem::path& folder, const std::string& id, const Catalogue& forms);

/// Usable or not. Throws Error("usage.unknown_variant").
void remove(const std::filesystem::path& folder, const std::string& id);

/// FormTemplate::hash of what lies in a variant's folder; empty = files are missing.
[[nodiscard]] std::string hash_of_folder(const std::filesystem::path& variant);

/// Where `id` lies. Throws Error("usage.unknown_variant").
[[nodiscard]] std::filesystem::path folder_of(const std::filesystem::path& folder, const std::string& id);

}  // namespace hoso::variants
