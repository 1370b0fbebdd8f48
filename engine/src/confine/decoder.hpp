// Hostile files are decoded in a disposable, confined child process (docs/confinement.md).
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <hoso/stages.hpp>

namespace hoso::confine {

/// One source stage the child builds.
struct SourceSetup {
  std::string stage;                           ///< "source.poppler"
  std::map<std::string, std::string> options;  ///< already checked against the stage's declaration
};

struct DecoderSetup {
  std::filesystem::path decoder;               ///< the hoso-decoder program
  std::vector<std::filesystem::path> plugins;  ///< judged by the caller; the child only loads them
  std::vector<SourceSetup> sources;            ///< asked in this order; the first that takes it wins
  std::filesystem::path resources;             ///< see StageSetup::resources
  Limits limits;                               ///< also what stages see inside the child
  /// true = decode in the child even where the system cannot confine it.
  bool allow_unconfined = false;
};

/// What a source made of a file.
struct Opened {
  std::string media_type;
  std::string stage;   ///< the source that took it
  int page_count = 0;
};

/// One decoder process, started at first use, kept for many files and replaced by itself after a
/// crash, a limit or a cancellation. Used by one thread at a time.
///
/// Whatever goes wrong in the child is thrown here as an Error: what the source threw itself,
/// "decoder.crashed", "limit.decoder_time", "limit.decoder_memory", and, when the child cannot be
/// started or confined, "decoder.unavailable" or "decoder.unconfined". Diagnostics reported by the
/// source reach the caller's context. A stop request ends the wait within 1 s (Cancelled).
class Decoder {
 public:
  explicit Decoder(DecoderSetup);
  ~Decoder();
  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;

  /// Makes `file` the current one; its bytes are copied, so they need not outlive the call.
  /// Throws Error("input.empty"), ("limit.file_bytes"), ("input.unknown_format") when no source
  /// takes it, or what the source says ("input.encrypted", "input.damaged", "limit.pages", …).
  Opened open(const InputFile& file, const StageContext&);

  /// Page `page_index` (from 0) of the current file; `file` and `page_in_file` are left to the
  /// caller. After a failed page the others can still be read. Throws std::logic_error when no
  /// file is open.
  Page read(int page_index, const StageContext&);

 private:
  class Session;
  std::unique_ptr<Session> session_;
};

}  // namespace hoso::confine
