// A whole run: files in, a checked dossier and the files of its package out.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

#include <hoso/dossier.hpp>
#include <hoso/stages.hpp>

#include "pipeline/file_reader.hpp"
#include "pipeline/split.hpp"
#include "pipeline/verdict.hpp"

namespace hoso::pipeline {

struct Progress {
  int pages_done = 0;
  int pages = 0;  ///< 0 = files are still being opened
};

/// A page of the input as a person wants it read.
struct WantedPage {
  int file = 0;           ///< index into the files of the run
  int page = 0;           ///< in that file, from 0
  int quarter_turns = 0;  ///< clockwise, beside those that the stages find
  std::string form;       ///< id of the form it is; "none" = no form; empty = as the stages see it
};

struct RunPlan {
  Catalogue forms;        ///< the forms a page may be; empty = every page is unknown
  Catalogue variants;     ///< remembered layouts of these forms
  bool learn = false;     ///< find out which layouts are worth remembering; costs what one more look costs
  RunTerms terms;
  int jobs = 1;           ///< worker threads
  std::vector<WantedPage> pages;  ///< in the dossier's order; empty = all; those that are not there are left out
  /// What people made of an earlier run over the same files and pages. Pages are decoded and laid onto their forms
  /// again, for emit stages want their pictures, but nothing is recognized or inspected: validate and emit stages work
  /// with these values. Null = read the pages.
  std::shared_ptr<const Dossier> reviewed;
  /// Called with every page that could be decoded once its fields are read, by several threads at a time; may be
  /// empty. What it throws is noted as a fault of the engine.
  std::function<void(const Page&, const DossierPage&)> keep_page;
  std::string procedure;  ///< national code; empty = not said
  std::string procedure_case;  ///< id of a case of its guide; empty = not said
  std::vector<NamedPaper> papers;  ///< what pages are, as a person says
  DecoderPlan decoder;
  std::function<void(const Progress&)> progress;  ///< called by the thread that called run()
};

struct RunReport {
  Dossier dossier;
  std::vector<Artifact> artifacts;  ///< empty unless every emit stage did its work
  Journal journal;                  ///< by file, page, then stage, whatever the number of threads
  Status status = Status::failed;
  /// Numbers of documents' pages whose layout was new and is worth remembering, when the plan says to
  /// learn: what they match is a variant by which a quicker stage would know them. In order.
  std::vector<int> new_layouts;
  /// Threads that a hanging stage still holds; when not 0, end the process by _Exit.
  int threads_left_behind = 0;
};

/// One dossier of a stack.
struct SplitDossier {
  StackPart part;    ///< with all its doubts; they are findings of the dossier, too
  RunReport report;  ///< pages are counted from the part's first; files that none of them is of are left out
};

struct StackReport {
  std::vector<SplitDossier> dossiers;  ///< in the order of the stack; empty = no page could be read
  Journal journal;           ///< of opening the files
  int threads_left_behind = 0;  ///< see RunReport
};

/// Forms, then variants.
[[nodiscard]] Catalogue candidates_of(const RunPlan&);

/// Reads, checks and, when the pipeline has emit stages, makes the artifacts. Never throws for
/// what files or stages do: the journal says what went wrong. A stop request ends the run with
/// "run.cancelled".
[[nodiscard]] RunReport run(const std::shared_ptr<Pipeline>&,
                            const std::vector<std::filesystem::path>& files, const RunPlan&,
                            const std::stop_token& stop);

/// The verdict on a dossier as it stands: the findings of the pipeline's validate stages beside those it has. No page
/// is looked at; `files` are for stages that judge the files themselves.
[[nodiscard]] RunReport judged_again(const std::shared_ptr<Pipeline>&, Dossier, std::shared_ptr<const InputFiles> files,
                                     const RunTerms&);

/// The same over a scanned stack, which parts_of divides; `procedures` are the codes that sheets may name. A sheet's
/// procedure goes before the plan's; the plan names no papers.
[[nodiscard]] StackReport run_stack(const std::shared_ptr<Pipeline>&, const std::vector<std::filesystem::path>& files,
                                    const RunPlan&, const std::vector<std::string>& procedures,
                                    const std::stop_token& stop);

}  // namespace hoso::pipeline
