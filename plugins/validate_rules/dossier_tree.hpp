// The dossier as rules see it.
#pragma once

#include <libxml/tree.h>

#include <memory>
#include <string>
#include <vector>

#include <hoso/dossier.hpp>

namespace hoso::rules {

/// dossier.xml as a tree, its namespace taken away: rules then name elements without a prefix.
class DossierTree {
 public:
  explicit DossierTree(const Dossier&);

  [[nodiscard]] xmlDoc* tree() const { return tree_.get(); }
  /// The `document` elements, in the dossier's order.
  [[nodiscard]] std::vector<xmlNode*> documents() const;

 private:
  struct Free {
    void operator()(xmlDoc* tree) const { xmlFreeDoc(tree); }
  };
  std::unique_ptr<xmlDoc, Free> tree_;
};

/// Empty when the element has no such attribute.
[[nodiscard]] std::string attribute(const xmlNode* element, const char* name);
/// Child elements called `name`.
[[nodiscard]] std::vector<xmlNode*> children(const xmlNode* element, std::string_view name);

}  // namespace hoso::rules
