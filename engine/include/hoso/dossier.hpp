// The result of reading: files, pages, documents, values, findings.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <hoso/alignment.hpp>
#include <hoso/evidence.hpp>
#include <hoso/field_value.hpp>
#include <hoso/finding.hpp>
#include <hoso/form_template.hpp>
#include <hoso/page.hpp>

namespace hoso {

/// An input file. `name` is its last path component only.
struct SourceFile {
  std::string name;  ///< "scan-1.pdf"
  std::string media_type;  ///< by content: "application/pdf"; empty = of no known kind
  std::string sha256;  ///< lower-case hex
  std::uint64_t byte_count = 0;  ///< size of the file
  int page_count = 0;  ///< 0 = could not be opened
};

/// Which template page a page is, and where that page lies on it.
struct PageMatch {
  std::shared_ptr<const FormTemplate> form;  ///< never null; of the catalogue, or a variant of such
  int template_page = 0;  ///< from 0
  Alignment alignment;  ///< template mm -> px of the upright page
  double score = 0;       ///< 0..1, share of the blank's print that was found
};

/// A page as it was seen, of a known form or not; pixels are not kept.
struct DossierPage {
  int number = 0;          ///< in the dossier, from 1
  int file = 0;            ///< index into Dossier::files
  int page_in_file = 0;    ///< from 0
  PixelSize size;          ///< upright
  double effective_dpi = 0;  ///< from the match, else stated by the file, else 0
  int quarter_turns = 0;   ///< see Page
  bool blank = false;      ///< nothing on it
  std::optional<PageMatch> match;  ///< nullopt = unknown page
  std::vector<Evidence> evidence;  ///< in the order of the stages that found it
  std::vector<Word> words;         ///< the page's own text layer (born digital), upright px
};

/// One form instance; its pages in template order.
struct Document {
  std::shared_ptr<const FormTemplate> form;  ///< never null; shared with the catalogue
  std::vector<int> pages;  ///< DossierPage::number
  std::vector<FieldValue> fields;  ///< in paper order; of tables only the filled rows, numbered anew from 0
  std::vector<Finding> findings;  ///< about this document, in the order of the stages

  /// Null when the form has no such field or the row was not filled.
  [[nodiscard]] const FieldValue* find(std::string_view id) const;
};

/// A stage that took part in a run, and where it came from.
struct StageVersion {
  std::string stage;  ///< "recognize.tesseract"
  std::string plugin;  ///< id of its library: "recognize_tesseract"
  std::string version;  ///< the library's own
};

/// A page that a person says is this paper of the procedure.
struct NamedPaper {
  int page = 0;           ///< dossier page number, from 1
  std::string component;  ///< the portal's code: "000.00.00.G01-KQ003605"
};

/// All papers of one request, and what was read in them. A value; const ones are read by any number of threads.
struct Dossier {
  std::string procedure;  ///< national code, "1.004222"; empty = not said
  std::string procedure_case;  ///< id of a case of its guide; empty = not said
  std::vector<NamedPaper> papers;  ///< empty = nobody said so
  std::int64_t created_at = 0;  ///< seconds since 1970 UTC, from the run's clock
  std::vector<SourceFile> files;  ///< in the order given
  std::vector<DossierPage> pages;  ///< all pages of all files, by number
  std::vector<Document> documents;  ///< the forms found in it; empty = none
  std::vector<Finding> findings;  ///< about the dossier as a whole
  std::vector<StageVersion> stages;  ///< that took part, in pipeline order
};

}  // namespace hoso
