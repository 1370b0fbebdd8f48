#include "packaging/redact_xml.hpp"

#include <algorithm>
#include <functional>
#include <memory>

#include <libxml/tree.h>

#include <fmt/format.h>

#include "xml/document.hpp"

namespace hoso::packaging {
namespace {

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

const xmlChar* chars(const std::string& text) { return reinterpret_cast<const xmlChar*>(text.c_str()); }

std::string attribute(xmlNode* element, const char* name) {
  xmlChar* value = xmlGetNoNsProp(element, reinterpret_cast<const xmlChar*>(name));
  std::string text(view(value));
  xmlFree(value);
  return text;
}

void set(xmlNode* element, const char* name, const std::string& value) {
  xmlSetProp(element, reinterpret_cast<const xmlChar*>(name), chars(value));
}

void remove(xmlNode* node) {
  xmlUnlinkNode(node);
  xmlFreeNode(node);
}

std::vector<xmlNode*> elements_below(xmlNode* parent) {
  std::vector<xmlNode*> found;
  for (xmlNode* node = parent->children; node; node = node->next) {
    if (node->type == XML_ELEMENT_NODE) found.push_back(node);
  }
  return found;
}

class XmlRedaction {
 public:
  explicit XmlRedaction(const Redaction& redaction) : values_(redaction.values), fields_(redaction.fields) {
    // Long ones first: a part of one that was masked would not be found as a whole any more.
    std::ranges::stable_sort(values_, std::ranges::greater(),
                             [](const HiddenValue& value) { return value.text.size(); });
  }

  void apply(xmlNode* root) {
    for (xmlNode* child : elements_below(root)) {
      const std::string_view name = view(child->name);
      if (name == "Signature")
        remove(child);
      else if (name == "files")
        name_files(child);
      else if (name == "documents")
        hide_fields(child);
    }
    drop_evidence(root);
    mask_texts(root);
  }

 private:
  static void name_files(xmlNode* files) {
    for (xmlNode* file : elements_below(files)) set(file, "name", fmt::format("file-{}", attribute(file, "number")));
  }

  void hide_fields(xmlNode* documents) {
    std::size_t form = 0;
    for (xmlNode* document : elements_below(documents)) {
      each(document, [&](xmlNode* element) {
        if (view(element->name) == "field" && is_hidden(form, attribute(element, "id"))) hide(element);
      });
      ++form;
    }
  }

  [[nodiscard]] bool is_hidden(std::size_t form, const std::string& id) const {
    return std::ranges::find(fields_, fmt::format("{}/{}", form, id)) != fields_.end();
  }

  void hide(xmlNode* field) const {
    for (const char* name : {"value", "raw"}) set(field, name, mask_of(attribute(field, name)));
    for (xmlNode* child : elements_below(field)) {
      if (view(child->name) == "chosen") remove(child);
    }
  }

  [[nodiscard]] std::string mask_of(const std::string& text) const {
    const auto found = std::ranges::find(values_, text, &HiddenValue::text);
    return found == values_.end() ? masked(text, {}) : found->masked;
  }

  static void each(xmlNode* root, const std::function<void(xmlNode*)>& seen) {
    for (xmlNode* element : elements_below(root)) {
      seen(element);
      each(element, seen);
    }
  }

  static void drop_evidence(xmlNode* root) {
    for (xmlNode* element : elements_below(root)) {
      if (view(element->name) == "evidence")
        remove(element);
      else
        drop_evidence(element);
    }
  }

  /// Messages of findings may repeat what was read.
  void mask_texts(xmlNode* root) const {
    each(root, [&](xmlNode* element) {
      for (xmlAttr* one = element->properties; one; one = one->next) {
        xmlChar* value = xmlNodeGetContent(reinterpret_cast<xmlNode*>(one));
        std::string text(view(value));
        xmlFree(value);
        if (mask_in(text)) xmlSetProp(element, one->name, chars(text));
      }
    });
  }

  [[nodiscard]] bool mask_in(std::string& text) const {
    bool changed = false;
    for (const HiddenValue& value : values_) {
      if (!value.telling) continue;
      for (std::size_t at = text.find(value.text); at != std::string::npos; at = text.find(value.text, at)) {
        text.replace(at, value.text.size(), value.masked);
        at += value.masked.size();
        changed = true;
      }
    }
    return changed;
  }

  std::vector<HiddenValue> values_;
  const std::vector<std::string>& fields_;
};

}  // namespace

Bytes redacted_xml(std::span<const std::uint8_t> bytes, const Redaction& redaction) {
  const xml::Document document(text_of(bytes), {"dossier.xml", "package.bad_dossier"});
  XmlRedaction(redaction).apply(xmlDocGetRootElement(document.tree()));
  xmlChar* text = nullptr;
  int size = 0;
  xmlDocDumpMemoryEnc(document.tree(), &text, &size, "UTF-8");
  const std::unique_ptr<xmlChar, void (*)(void*)> owned(text, xmlFree);
  return {text, text + size};
}

}  // namespace hoso::packaging
