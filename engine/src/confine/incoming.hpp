// Judges what a decoder process said before anything else looks at it. The process may have been
// taken over by a hostile file: every number, name and text is checked here.
#pragma once

#include <span>

#include "confine/decoder.hpp"
#include "confine/file_descriptor.hpp"
#include "confine/messages.hpp"

namespace hoso::confine {

/// The source's own Error as it may be shown: a well-formed code, printable UTF-8, and nothing
/// that passes for what the engine itself says (file, page, stage).
[[nodiscard]] Error judged_error(const FailedMessage&);
[[nodiscard]] Diagnostic judged_diagnostic(const DiagnosticMessage&);

/// Throws ProtocolError for an unknown stage or a page count outside 1 .. Limits::pages.
[[nodiscard]] Opened judged_opened(const OpenedMessage&, const DecoderSetup&);

/// Seals `memory`, then takes the page out of it. Throws ProtocolError when any number is out of
/// bounds or they do not add up to the memory's size.
[[nodiscard]] Page judged_page(const PageMessage&, const FileDescriptor& memory, const Limits&);

}  // namespace hoso::confine
