// What a run came to: its status and its exit code.
#pragma once

#include <span>
#include <string_view>

#include <hoso/diagnostic.hpp>
#include <hoso/dossier.hpp>

namespace hoso::pipeline {

/// packaged: nothing to look at; needs_review: a person must look; rejected: no known form in the
/// input; failed: something went wrong on our side or with part of the input.
enum class Status { packaged, needs_review, rejected, failed };

[[nodiscard]] std::string_view name_of(Status);

/// `failed` when any error was noted, except that input without any readable form is `rejected`
/// as long as the errors are about the input; else `needs_review` for a blocking or doubtful
/// finding, an unknown page, or a value that could not be read.
[[nodiscard]] Status status_of(const Dossier&, std::span<const Diagnostic>);

/// The class of the worst problem. From bad to worse: needs review, input unusable, limit, stage
/// failed, set-up at fault, bug, cancelled.
[[nodiscard]] ExitCode exit_code_of(Status, std::span<const Diagnostic>);

}  // namespace hoso::pipeline
