#include "dossier_tree.hpp"

#include <libxml/parser.h>

#include <stdexcept>

#include <hoso/dossier_xml.hpp>

namespace hoso::rules {
namespace {

void drop_namespaces(xmlNode* node) {
  for (; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    node->ns = nullptr;
    drop_namespaces(node->children);
  }
}

}  // namespace

DossierTree::DossierTree(const Dossier& dossier) {
  const std::string xml = dossier_xml(dossier);
  // HUGE lifts libxml2's bounds on input from strangers; this text was written by ourselves.
  tree_.reset(xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "dossier.xml", nullptr,
                            XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                XML_PARSE_NOBLANKS | XML_PARSE_HUGE));
  if (!tree_) throw std::logic_error("dossier.xml is not well-formed");
  drop_namespaces(xmlDocGetRootElement(tree_.get()));
}

std::vector<xmlNode*> DossierTree::documents() const {
  const std::vector<xmlNode*> lists = children(xmlDocGetRootElement(tree_.get()), "documents");
  return children(lists.at(0), "document");
}

std::string attribute(const xmlNode* element, const char* name) {
  xmlChar* value = xmlGetNoNsProp(element, reinterpret_cast<const xmlChar*>(name));
  if (!value) return {};
  std::string text = reinterpret_cast<const char*>(value);
  xmlFree(value);
  return text;
}

std::vector<xmlNode*> children(const xmlNode* element, std::string_view name) {
  std::vector<xmlNode*> named;
  for (xmlNode* child = element->children; child; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && name == reinterpret_cast<const char*>(child->name)) {
      named.push_back(child);
    }
  }
  return named;
}

}  // namespace hoso::rules
