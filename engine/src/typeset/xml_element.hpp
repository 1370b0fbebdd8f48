// A read-only view of an element of layout.xml, whose errors name file, line and what was expected.
#pragma once

#include <libxml/parser.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hoso::typeset {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using XmlDocument = std::unique_ptr<xmlDoc, FreeDocument>;

/// Parses without network, entities or DTD. Throws Error "template.invalid".
[[nodiscard]] XmlDocument parse_xml(const std::string& path);

/// Valid while its document lives.
class XmlElement {
 public:
  XmlElement(xmlNode* node, std::string_view file) : node_(node), file_(file) {}
  [[nodiscard]] static XmlElement root(const XmlDocument& document, std::string_view file);

  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] std::vector<XmlElement> children() const;
  [[nodiscard]] std::vector<XmlElement> children(std::string_view name) const;
  [[nodiscard]] std::optional<XmlElement> child(std::string_view name) const;
  [[nodiscard]] xmlNode* node() const { return node_; }
  [[nodiscard]] std::string_view file() const { return file_; }

  [[nodiscard]] std::optional<std::string> attribute(const std::string& name) const;
  [[nodiscard]] std::string text_or(const std::string& name, const std::string& otherwise) const;
  [[nodiscard]] std::string required(const std::string& name) const;
  [[nodiscard]] bool flag_or(const std::string& name, bool otherwise) const;
  [[nodiscard]] int required_count(const std::string& name) const;
  [[nodiscard]] std::optional<double> number(const std::string& name) const;
  /// The length NAME-mm, NAME-pt or NAME-twips, in millimetres.
  [[nodiscard]] std::optional<double> length_mm(const std::string& name) const;
  [[nodiscard]] double length_mm_or(const std::string& name, double otherwise) const;
  [[nodiscard]] double required_length_mm(const std::string& name) const;
  /// White space normalised.
  [[nodiscard]] std::string content() const;

  [[noreturn]] void fail(const std::string& expected) const;

 private:
  xmlNode* node_;
  std::string_view file_;
};

}  // namespace hoso::typeset
