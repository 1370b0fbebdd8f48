#include "form_diff/carried_xml.hpp"

#include <libxml/parser.h>

#include <memory>

namespace hoso::form_diff {
namespace {

const xmlChar* chars(const std::string& text) { return reinterpret_cast<const xmlChar*>(text.c_str()); }

std::string taken(xmlChar* text) {
  if (!text) return "";
  std::string copy(reinterpret_cast<const char*>(text));
  xmlFree(text);
  return copy;
}

/// "--" ends a comment.
std::string for_comment(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '-' && !safe.empty() && safe.back() == '-') safe += ' ';
    safe += c;
  }
  return safe;
}

xmlNode* comment(xmlDoc* document, const std::string& text) {
  return xmlNewDocComment(document, chars(for_comment(" TODO: " + text + " ")));
}

/// The white space before `node`: a line end and its indentation.
std::string space_before(xmlNode* node) {
  const xmlNode* before = node->prev;
  if (!before || before->type != XML_TEXT_NODE || !before->content) return "\n  ";
  const std::string text(reinterpret_cast<const char*>(before->content));
  const std::size_t line = text.rfind('\n');
  return line == std::string::npos ? "" : text.substr(line);
}

}  // namespace

std::string xml_of(xmlNode* node) {
  const std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> buffer(xmlBufferCreate(), xmlBufferFree);
  xmlNodeDump(buffer.get(), node->doc, node, 0, 0);
  return reinterpret_cast<const char*>(xmlBufferContent(buffer.get()));
}

std::vector<xmlNode*> children_of(xmlNode* node, const std::string& name) {
  std::vector<xmlNode*> found;
  for (xmlNode* child = node->children; child; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && (name.empty() || xmlStrEqual(child->name, chars(name))))
      found.push_back(child);
  }
  return found;
}

std::string attribute_of(xmlNode* node, const char* name) {
  return taken(xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name)));
}

void set_attribute(xmlNode* node, const char* name, const std::string& value) {
  xmlSetProp(node, reinterpret_cast<const xmlChar*>(name), chars(value));
}

void Questions::ask_inside(xmlNode* node, const std::string& question) {
  ++count_;
  xmlNode* asked = comment(node->doc, question);
  xmlNode* first = node->children;
  if (!first) {
    xmlAddChild(node, asked);
    return;
  }
  const bool spaced = first->type == XML_TEXT_NODE && first->content;
  const std::string space = spaced ? reinterpret_cast<const char*>(first->content) : "";
  xmlAddPrevSibling(first, asked);
  if (spaced) xmlAddPrevSibling(asked, xmlNewDocText(node->doc, chars(space)));
}

void Questions::comment_out(xmlNode* node, const std::string& question) {
  ++count_;
  xmlNode* asked = comment(node->doc, question + space_before(node) + xml_of(node));
  xmlReplaceNode(node, asked);
  xmlFreeNode(node);
}

xmlNode* insert_behind(xmlNode* after, const std::string& text) {
  xmlNode* parsed = nullptr;
  // In the context of its parent, so that names get the template's name space.
  if (xmlParseInNodeContext(after->parent, text.c_str(), static_cast<int>(text.size()), 0, &parsed) != XML_ERR_OK) {
    xmlFreeNodeList(parsed);
    return after;
  }
  xmlNode* last = after;
  while (parsed) {
    xmlNode* node = parsed;
    parsed = node->next;
    xmlUnlinkNode(node);
    if (node->type == XML_TEXT_NODE) {
      xmlFreeNode(node);
      continue;
    }
    const std::string space = space_before(after);
    xmlAddNextSibling(last, node);
    xmlAddPrevSibling(node, xmlNewDocText(node->doc, chars(space)));
    last = node;
  }
  return last;
}

std::string text_of(xmlDoc* document) {
  xmlChar* bytes = nullptr;
  int size = 0;
  xmlDocDumpMemoryEnc(document, &bytes, &size, "UTF-8");
  return taken(bytes);
}

}  // namespace hoso::form_diff
