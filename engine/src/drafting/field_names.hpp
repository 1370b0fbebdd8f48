// Ids, types and recognizers of drafted fields.
#pragma once

#include <set>
#include <string>

#include "drafting/draft.hpp"

namespace hoso::drafting {

/// Names the entries of one draft, in paper order: ids are used once. Keeps a reference to the glossary.
class FieldNames {
 public:
  explicit FieldNames(const LabelGlossary& glossary) : glossary_(glossary) {}
  void name(DraftField& field) { name(field, ids_); }
  void name(DraftTable& table);

 private:
  void name(DraftField& field, std::set<std::string>& taken);
  void name_line(DraftField& field) const;
  void name_signature(DraftField& field) const;
  void name_choice(DraftField& field) const;

  const LabelGlossary& glossary_;
  std::set<std::string> ids_;
};

}  // namespace hoso::drafting
