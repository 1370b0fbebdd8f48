// A form as its folder in templates/forms/ describes it: one description for reading and writing.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <hoso/blank.hpp>
#include <hoso/finding.hpp>
#include <hoso/geometry.hpp>

namespace hoso {

/// A printed word of the blank, exact by construction. Text is NFC.
struct PrintedWord {
  std::string text;  ///< NFC
  MmRect box;  ///< on the template page
  friend bool operator==(const PrintedWord&, const PrintedWord&) = default;
};

/// A page of a form as it is printed. Lengths in millimetres from the page's top left corner.
struct TemplatePage {
  double width_mm = 210;  ///< of the paper
  double height_mm = 297;  ///< of the paper
  std::vector<PrintedWord> words;  ///< everything printed; empty = not known
  Blank blank;  ///< the printed page's picture; empty = not known
  /// Printed places by which versions of one form differ (the "Mẫu … ban hành kèm theo …" lines).
  std::vector<MmRect> version_marks;
  /// A page of notes carries no field and may be missing from a scan.
  bool optional = false;
};

/// Where a field's filling stands. Several zones of one field are lines, read in order.
struct Zone {
  int page = 0;  ///< template page, from 0
  MmRect box;  ///< on that page; not empty
  friend bool operator==(const Zone&, const Zone&) = default;
};

/// One box of a choice, to be ticked.
struct ChoiceOption {
  std::string value;    ///< small letters, digits and '_': "rented"
  LocalizedText label;  ///< as printed beside the box
  friend bool operator==(const ChoiceOption&, const ChoiceOption&) = default;
};

/// How many boxes of a choice may be ticked.
enum class Choose { one, at_most_one, any };

/// One thing to be filled in. Table cells are fields too: column "members.full_name" of row 2 has
/// the id "members[2].full_name".
struct FieldSpec {
  std::string id;  ///< "full_name", "members[2].full_name"
  std::string type;        ///< field stage without its kind: "date", "citizen_id"
  std::string recognizer;  ///< recognize stage without its kind: "tesseract", "boxes"
  LocalizedText label;  ///< as printed before the field, or above its column
  std::vector<Zone> zones;  ///< lines in order; of a choice its boxes
  int cells = 0;           ///< comb boxes, equal widths across the zone; 0 = free line
  std::string table;       ///< table id; empty = not in a table
  int row = -1;            ///< row in its table, from 0; -1 = not in a table
  /// Boxes to tick, in paper order: that of options[i] is zones[i], its printed square from edge to
  /// edge. Empty = the field is no choice.
  std::vector<ChoiceOption> options;
  Choose choose = Choose::one;  ///< says nothing without options
  std::map<std::string, std::string> parameters;  ///< for the field type, e.g. allow="year"
};

/// A rule over the dossier's XML (XPath 1.0 and hoso's functions, docs/rules.md).
struct Rule {
  std::string code;  ///< of the finding: "ct01.full_name.missing"
  FindingSeverity severity = FindingSeverity::blocking;  ///< of the finding
  /// Ids of fields concerned; with for_each "members.sex" is the cell of the row at hand.
  std::vector<std::string> fields;
  std::string when;      ///< XPath; empty = always
  std::string require;   ///< XPath; false gives the finding
  std::string for_each;  ///< table id: judged once per filled row with `.` = the row; may be empty
  LocalizedText message;    ///< `{xpath}` placeholders are filled from the dossier
  LocalizedText next_step;  ///< what to do about it; the same placeholders
  std::string legal_source;  ///< what prescribes it; empty = none
  std::string file;      ///< where it is written, for messages about the template
  int line = 0;  ///< in that file, from 1; 0 = not known
};

/// Immutable once loaded; shared by all threads.
struct FormTemplate {
  std::string id;       ///< "ct01"
  std::string version;  ///< "tt116-2026"
  LocalizedText title;  ///< as printed at the form's head
  std::string legal_source;   ///< the act that prescribes it
  std::string valid_from;     ///< ISO 8601 date
  std::string superseded_on;  ///< ISO 8601 date; empty = in force
  LocalizedText layout_note;  ///< how sure the layout is; empty = as printed in the act
  std::vector<TemplatePage> pages;  ///< in paper order; at least one
  std::vector<FieldSpec> fields;  ///< in paper order
  std::vector<Rule> rules;  ///< judged in this order
  std::string folder;             ///< where it was read from; empty = taken from a page
  std::string hash;               ///< SHA-256 over the folder's files, lower-case hex; empty = taken from a page
  /// The form that this is another layout of: a variant, as a re-typed copy shows it. Id, version and
  /// rules are the form's; places are its own; tables may have another number of rows, pages may be
  /// more, and those that were not seen print nothing. Null = a form by itself.
  std::shared_ptr<const FormTemplate> variant_of;
  /// The name under which a variant is remembered. Empty = no variant, or one taken from the very page
  /// that it was matched with.
  std::string variant_id;
  bool places_confirmed = false;  ///< of a variant: a person has looked at its places
};

/// Whether `form` is a variant taken from the page that it was matched with, not one remembered from others.
[[nodiscard]] inline bool is_new_variant(const FormTemplate& form) {
  return form.variant_of && form.variant_id.empty();
}

/// Whether `form` is a variant at whose places no person has looked: values read there are never sure.
[[nodiscard]] inline bool has_unchecked_places(const FormTemplate& form) {
  return form.variant_of && !form.places_confirmed;
}

/// The form itself, be `form` one of its variants.
[[nodiscard]] inline const std::shared_ptr<const FormTemplate>& form_itself(
    const std::shared_ptr<const FormTemplate>& form) {
  return form->variant_of ? form->variant_of : form;
}

/// All forms known to this run, ordered by id, then newest version first.
using Catalogue = std::vector<std::shared_ptr<const FormTemplate>>;

}  // namespace hoso
