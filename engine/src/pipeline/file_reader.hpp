// One worker's way to the pages of input files.
#pragma once

#include <filesystem>
#include <memory>

#include "confine/decoder.hpp"
#include "pipeline/call_site.hpp"
#include "pipeline/input.hpp"
#include "pipeline/pipeline.hpp"

namespace hoso::pipeline {

/// How and where files are decoded.
struct DecoderPlan {
  std::filesystem::path program;    ///< hoso-decoder
  std::filesystem::path resources;  ///< see StageSetup::resources
  /// true = decode also where the system cannot confine the child.
  bool allow_unconfined = false;
};

/// An input file as the run knows it after it was opened once.
struct OpenedFile {
  std::filesystem::path path;  ///< as the user named it
  SourceFile described;
  std::string stage;           ///< the source that reads it
};

/// Has at most one file open: its decoder is told when another page's file is wanted.
/// Used by one thread.
class FileReader {
 public:
  FileReader(const Pipeline&, const DecoderPlan&, const Limits&);

  /// Loads, hashes and opens `path`. Throws Error: what load_input and the decoder throw,
  /// "limit.pages".
  OpenedFile open(const std::filesystem::path& path, const StageContext&);
  /// Page `index` (from 0) of a file that was opened before, maybe by another reader. Throws
  /// Error("input.changed") when the file is no longer the same.
  Page read(const OpenedFile& file, int index, const StageContext&);

 private:
  confine::Decoder decoder_;
  std::filesystem::path open_;  ///< empty = none
};

}  // namespace hoso::pipeline
