// Edits of a template's XML that leave what its author wrote around them as it is.
#pragma once

#include <libxml/tree.h>

#include <string>
#include <vector>

namespace hoso::form_diff {

/// Child elements of that name, in document order; all of them for "".
[[nodiscard]] std::vector<xmlNode*> children_of(xmlNode* node, const std::string& name = "");

/// `node` as it is written.
[[nodiscard]] std::string xml_of(xmlNode* node);

/// Empty when the attribute is missing.
[[nodiscard]] std::string attribute_of(xmlNode* node, const char* name);
void set_attribute(xmlNode* node, const char* name, const std::string& value);

/// What a person must decide: comments that begin with "TODO", counted.
class Questions {
 public:
  /// As the first thing inside `node`.
  void ask_inside(xmlNode* node, const std::string& question);

  /// In place of `node`, with its XML behind it so that a person can take it back. `node` is freed.
  void comment_out(xmlNode* node, const std::string& question);

  /// Others that were written into the same template.
  void add(std::size_t count) { count_ += count; }
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  std::size_t count_ = 0;
};

/// Elements written as text, put behind `after` with a line end and its indentation between. The last one; `after` for
/// a text without an element. The text takes the name space of `after`.
xmlNode* insert_behind(xmlNode* after, const std::string& text);

/// The document with its declaration, in UTF-8.
[[nodiscard]] std::string text_of(xmlDoc* document);

}  // namespace hoso::form_diff
