// A small dossier of fictional people, for tests of what is emitted.
#pragma once

#include <memory>
#include <vector>

#include <hoso/stages.hpp>

namespace hoso::test {

inline constexpr double made_up_dpi = 100;
/// 2026-11-25 02:03:00 UTC.
inline constexpr std::chrono::sys_seconds made_up_time{std::chrono::seconds(1'795'572'180)};

/// An A4 form of one page: a line for a name, comb boxes for a number, a request of two lines, a
/// table row, a signature. Its words stand where made_up_page() draws them.
[[nodiscard]] std::shared_ptr<const FormTemplate> made_up_form();

/// A drawn page of that form at made_up_dpi: bars instead of letters; in colour with a red stamp.
[[nodiscard]] Page made_up_page(PixelFormat format);

/// Two pages of one file: the form, filled in, with findings of every severity, and a page nobody
/// knows with a text layer of its own.
[[nodiscard]] Dossier made_up_dossier();

/// Runs a stage's extract() over `pages` (one per page of the dossier), then its emit().
[[nodiscard]] std::vector<Artifact> emitted(EmitStage& stage, const Dossier& dossier,
                                            const std::vector<Page>& pages);

}  // namespace hoso::test
