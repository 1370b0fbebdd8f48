// The stage kinds: every step of the pipeline is one of these, in the product and in plugins.
//
// Common to all: input is constant, the result is a new value; a stage keeps no state between
// calls that could change a result. How many threads may be inside one instance is declared in
// StageInfo::threading. Any exception ends that call only and becomes a diagnostic.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

#include <hoso/dossier.hpp>
#include <hoso/evidence.hpp>
#include <hoso/signer.hpp>
#include <hoso/stage_context.hpp>

namespace hoso {

// ---- source ---------------------------------------------------------------------------------

/// A whole input file in memory. The bytes outlive every reader opened on them.
struct InputFile {
  std::string name;  ///< for messages only; never opened
  std::span<const std::uint8_t> bytes;  ///< hostile; may be empty
};

/// Pages of one opened file. Used by one thread.
class PageReader {
 public:
  virtual ~PageReader() = default;
  /// At least 1.
  [[nodiscard]] virtual int page_count() const = 0;
  /// Decodes page `index` (from 0). `file` and `page_in_file` are set by the engine.
  /// Throws Error ("input.…", "limit.…") for a bad page; other pages stay readable.
  [[nodiscard]] virtual Page read(int index, const StageContext&) = 0;
};

/// file -> pages. Runs inside a confined process: no network, no other files.
class SourceStage {
 public:
  virtual ~SourceStage() = default;
  /// By content, never by name. Empty = not this stage's kind of file.
  [[nodiscard]] virtual std::string media_type(const InputFile&) const = 0;
  /// Throws Error ("input.encrypted", "input.damaged", …) when nothing can be read.
  [[nodiscard]] virtual std::unique_ptr<PageReader> open(const InputFile&,
                                                         const StageContext&) = 0;
};

// ---- prepare --------------------------------------------------------------------------------

/// page -> better page (upright, flat, clean).
class PrepareStage {
 public:
  virtual ~PrepareStage() = default;
  /// The whole page, with words and turns that fit the new picture; a page that needs nothing is given back as it is.
  /// Throws Error; the page then goes on unchanged.
  [[nodiscard]] virtual Page prepare(const Page&, const StageContext&) = 0;
};

// ---- identify -------------------------------------------------------------------------------

/// What an identify stage makes of a page. Neither blank nor a match = unknown.
struct Identification {
  bool blank = false;              ///< nothing on the page
  int quarter_turns = 0;           ///< extra clockwise turns needed to make the page upright, 0..3
  std::optional<PageMatch> match;  ///< in the frame of the page *after* those turns
};

/// page + catalogue -> which template page it is and where it lies, or unknown.
/// An unsure stage says unknown.
class IdentifyStage {
 public:
  virtual ~IdentifyStage() = default;
  /// `candidates` is never empty; it is the whole catalogue or the forms the user named, and behind them
  /// the remembered variants of these (FormTemplate::variant_of is set).
  [[nodiscard]] virtual Identification identify(const Page&, const Catalogue& candidates,
                                                const StageContext&) = 0;
};

// ---- inspect --------------------------------------------------------------------------------

/// What a page holds beside the fields of a form.
struct Inspection {
  std::vector<Evidence> evidence;  ///< empty = none found
  /// About the picture: too dark, cut off. `page` is set by the engine; `fields` are ids of the
  /// matched form, outside its tables: which rows are filled is not known yet.
  std::vector<Finding> findings;
};

/// page -> evidence and complaints about the picture. Also called for pages of no known form.
class InspectStage {
 public:
  virtual ~InspectStage() = default;
  /// `match`: null = unknown page.
  [[nodiscard]] virtual Inspection inspect(const Page&, const PageMatch* match,
                                           const StageContext&) = 0;
};

// ---- recognize ------------------------------------------------------------------------------

/// A field on an aligned page. Views into values that outlive the call.
struct ZoneView {
  const Page& page;  ///< upright
  const PageMatch& match;  ///< where the form lies on it
  const FieldSpec& field;  ///< of that form

  /// The form's page that this is.
  [[nodiscard]] const TemplatePage& template_page() const {
    return match.form->pages[static_cast<std::size_t>(match.template_page)];
  }
};

/// zones of one field -> ranked candidates.
class RecognizeStage {
 public:
  virtual ~RecognizeStage() = default;
  /// What is written in the field's zones on this page, by the field's own recognizer. What cannot be read is
  /// `illegible`, no error.
  [[nodiscard]] virtual ZoneReading recognize(const ZoneView&, const StageContext&) = 0;
  /// Asked of stages that declare StageInfo::second_opinion, in pipeline order, when the recognizer
  /// that the template names read something but not for sure: `first` is illegible, its best score lies
  /// below trusted_from, or what it reads is no value of the field's type. On pages where many second
  /// opinions are sure, of the sure readings, too. The first answer takes the place of `first`; none = it
  /// stands. Answers to what it was not made for must score less than trusted_from.
  [[nodiscard]] virtual std::optional<ZoneReading> reconsider(const ZoneView& view,
                                                              const ZoneReading& first,
                                                              const StageContext& context) {
    static_cast<void>(view), static_cast<void>(first), static_cast<void>(context);
    return std::nullopt;
  }
};

// ---- field ----------------------------------------------------------------------------------

/// What a field type makes of the candidates.
struct Interpretation {
  std::string raw;    ///< the chosen candidate, as written
  std::string value;  ///< normalised; empty = raw is not a value of this type
  double confidence = 0;  ///< 0..1, on the type's own scale; 0 without a value
};

/// candidates <-> value of one type. Thread-safe: const members only.
class FieldStage {
 public:
  virtual ~FieldStage() = default;
  /// `candidates`: best first, at least one.
  [[nodiscard]] virtual Interpretation interpret(const FieldSpec&,
                                                 const std::vector<Candidate>& candidates) const = 0;
  /// How the value is typed on paper; inverse of interpret for a valid value.
  [[nodiscard]] virtual std::string print(const FieldSpec&, const std::string& value) const = 0;
  /// A plausible, fictional value, for test benches. Same generator state, same value.
  [[nodiscard]] virtual std::string synthesize(const FieldSpec&, std::mt19937_64&) const = 0;
};

// ---- the files themselves ---------------------------------------------------------------------

/// The input files as they lie on the disk, for stages that must hand on or judge the very bytes. They are hostile
/// until decoded: no parser may see them outside a confined process. Any thread.
class InputFiles {
 public:
  virtual ~InputFiles() = default;
  /// The bytes of Dossier::files[`file`]. Throws Error("input.changed") when they are no longer those that were read,
  /// and what opening a file throws.
  [[nodiscard]] virtual std::vector<std::uint8_t> read(int file) const = 0;
};

// ---- validate -------------------------------------------------------------------------------

/// How sure a value is once other places of the dossier were heard. Raw text and value stay.
struct Reappraisal {
  std::size_t document = 0;  ///< index into Dossier::documents
  std::string field;         ///< id of a field that was read
  double confidence = 0;     ///< 0..1
};

/// What a validate stage has to say.
struct Findings {
  /// One list per document of the dossier, same order.
  std::vector<std::vector<Finding>> documents;
  std::vector<Finding> dossier;  ///< about the dossier as a whole
  std::vector<Reappraisal> reappraisals;  ///< of fields that were read; empty = none
};

/// dossier -> findings. A stage sees the findings and confidences that those before it left.
class ValidateStage {
 public:
  virtual ~ValidateStage() = default;
  /// Judges the whole dossier; called again whenever a value changes at the desk. Throws Error: then no package is
  /// written.
  [[nodiscard]] virtual Findings validate(const Dossier&, const StageContext&) = 0;
  /// What the engine calls; only a stage that looks at the files themselves overrides it.
  [[nodiscard]] virtual Findings validate_with_files(const Dossier& dossier, const InputFiles& files,
                                                     const StageContext& context) {
    static_cast<void>(files);
    return validate(dossier, context);
  }
};

// ---- emit -----------------------------------------------------------------------------------

/// A file of the package. `path` is relative, '/' separated, ASCII, without "..".
struct Artifact {
  std::string path;  ///< "scans/scan-1.pdf"
  std::string media_type;  ///< never empty
  std::vector<std::uint8_t> bytes;  ///< the whole file
  /// true = goes beside the package folder instead of into it (the zip).
  bool beside_package = false;
};

/// What an emit stage keeps of one page while its pixels are in memory.
class PageExtract {
 public:
  virtual ~PageExtract() = default;
};

/// All that an emit stage may look at.
struct EmitInput {
  const Dossier& dossier;  ///< as validated
  /// This stage's own extracts, one per Dossier::pages entry; null where it made none.
  const std::vector<std::shared_ptr<const PageExtract>>& extracts;
  /// Made by the stages before it, in order.
  const std::vector<Artifact>& artifacts;
  const InputFiles* originals = nullptr;  ///< null = not at hand
};

/// dossier -> artifacts.
class EmitStage {
 public:
  virtual ~EmitStage() = default;
  /// Called once a page, by the worker that read it, after its fields were read. `described` is
  /// the page's entry in the dossier, `fields` the values read on it.
  [[nodiscard]] virtual std::shared_ptr<const PageExtract> extract(
      const Page& page, const DossierPage& described, const std::vector<FieldValue>& fields,
      const StageContext& context) {
    static_cast<void>(page), static_cast<void>(described), static_cast<void>(fields),
        static_cast<void>(context);
    return nullptr;
  }
  /// Called once, after validation.
  [[nodiscard]] virtual std::vector<Artifact> emit(const EmitInput&, const StageContext&) = 0;
};

// ---- sign -----------------------------------------------------------------------------------

/// What is to be signed, by whom.
struct SignRequest {
  InputFile file;  ///< as it is now, whole
  Signer& signer;  ///< unlocked; for this call
  TimeStamper* time_stamper = nullptr;  ///< null = no time stamp
};

/// What a sign stage made.
struct SignedFile {
  std::string media_type;  ///< of the bytes
  std::vector<std::uint8_t> bytes;  ///< the signed file, or a detached signature
};

/// file + signer -> signed file. Not part of a run: `hoso sign` calls it, after everything else, since
/// nothing may change a file that is signed.
class SignStage {
 public:
  virtual ~SignStage() = default;
  /// Throws Error "signing.unsuitable" for a file of another kind or one that must not be signed, and what
  /// signer and time stamper throw. The signing time is context.now().
  [[nodiscard]] virtual SignedFile sign(const SignRequest&, const StageContext&) = 0;
};

}  // namespace hoso
