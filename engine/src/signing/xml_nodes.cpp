#include "signing/xml_nodes.hpp"

#include <libxml/c14n.h>
#include <libxml/valid.h>

#include <openssl/evp.h>

#include <algorithm>
#include <set>

namespace hoso::signing {
namespace {

constexpr std::string_view exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
constexpr std::string_view inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
constexpr std::string_view inclusive_1_1 = "http://www.w3.org/2006/12/xml-c14n11";

std::string_view view_of(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

xmlNode* next_in(xmlNode* node, const xmlNode* root) {
  if (node->children && node->type == XML_ELEMENT_NODE) return node->children;
  while (node != root && !node->next) node = node->parent;
  return node == root ? nullptr : node->next;
}

/// libxml2 asks of each node whether it belongs to what is written.
int is_within(void* element, xmlNodePtr node, xmlNodePtr parent) {
  const bool hangs_on_parent = node->type == XML_NAMESPACE_DECL || node->type == XML_ATTRIBUTE_NODE;
  for (const xmlNode* at = hangs_on_parent ? parent : node; at; at = at->parent) {
    if (at == element) return 1;
  }
  return 0;
}

}  // namespace

bool is_element(const xmlNode* node, std::string_view space, std::string_view name) {
  return node && node->type == XML_ELEMENT_NODE && node->ns && view_of(node->ns->href) == space &&
         view_of(node->name) == name;
}

xmlNode* child_of(const xmlNode* parent, std::string_view space, std::string_view name) {
  for (xmlNode* node = parent ? parent->children : nullptr; node; node = node->next) {
    if (is_element(node, space, name)) return node;
  }
  return nullptr;
}

std::vector<xmlNode*> children_of(const xmlNode* parent, std::string_view space, std::string_view name) {
  std::vector<xmlNode*> children;
  for (xmlNode* node = parent ? parent->children : nullptr; node; node = node->next) {
    if (is_element(node, space, name)) children.push_back(node);
  }
  return children;
}

std::vector<xmlNode*> elements_in(xmlNode* root, std::string_view space, std::string_view name) {
  std::vector<xmlNode*> elements;
  for (xmlNode* node = root; node; node = next_in(node, root)) {
    if (is_element(node, space, name)) elements.push_back(node);
  }
  return elements;
}

std::string attribute_of(const xmlNode* element, const char* name) {
  xmlChar* value = xmlGetNoNsProp(const_cast<xmlNode*>(element), reinterpret_cast<const xmlChar*>(name));
  std::string text(view_of(value));
  xmlFree(value);
  return text;
}

std::string content_of(const xmlNode* element) {
  xmlChar* value = element ? xmlNodeGetContent(const_cast<xmlNode*>(element)) : nullptr;
  std::string text(view_of(value));
  xmlFree(value);
  return text;
}

bool declare_identifiers(xmlDoc* tree) {
  std::set<std::string> seen;
  xmlNode* root = xmlDocGetRootElement(tree);
  for (xmlNode* node = root; node; node = next_in(node, root)) {
    if (node->type != XML_ELEMENT_NODE) continue;
    for (xmlAttr* attribute = node->properties; attribute; attribute = attribute->next) {
      const std::string_view name = view_of(attribute->name);
      if (attribute->ns || (name != "Id" && name != "ID")) continue;
      const std::string value = content_of(reinterpret_cast<const xmlNode*>(attribute));
      if (!seen.insert(value).second) return false;
      xmlAddID(nullptr, tree, reinterpret_cast<const xmlChar*>(value.c_str()), attribute);
    }
  }
  return true;
}

xmlNode* element_with_id(xmlDoc* tree, const std::string& id) {
  const xmlAttr* attribute = xmlGetID(tree, reinterpret_cast<const xmlChar*>(id.c_str()));
  return attribute ? attribute->parent : nullptr;
}

std::string canonical(xmlDoc* tree, xmlNode* element, std::string_view method) {
  if (method != exclusive && method != inclusive && method != inclusive_1_1) return {};
  const int mode = method == exclusive ? XML_C14N_EXCLUSIVE_1_0 : method == inclusive ? XML_C14N_1_0 : XML_C14N_1_1;
  xmlOutputBuffer* buffer = xmlAllocOutputBuffer(nullptr);
  std::string text;
  if (buffer && xmlC14NExecute(tree, element ? is_within : nullptr, element, mode, nullptr, 0, buffer) >= 0) {
    text.assign(reinterpret_cast<const char*>(xmlOutputBufferGetContent(buffer)), xmlOutputBufferGetSize(buffer));
  }
  if (buffer) xmlOutputBufferClose(buffer);
  return text;
}

Bytes from_base64(std::string_view text) {
  std::string packed(text);
  std::erase_if(packed, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
  if (packed.empty() || packed.size() % 4 != 0) return {};
  Bytes bytes(packed.size() / 4 * 3);
  const int size = EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char*>(packed.data()),
                                   static_cast<int>(packed.size()));
  if (size < 0) return {};
  // OpenSSL counts the filling as zeros.
  const auto filling = static_cast<std::size_t>(std::ranges::count(packed.substr(packed.size() - 2), '='));
  bytes.resize(static_cast<std::size_t>(size) - filling);
  return bytes;
}

std::string to_base64(ByteView bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes.data(), static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

}  // namespace hoso::signing
