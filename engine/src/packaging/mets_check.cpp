#include "packaging/mets_check.hpp"

#include <functional>

#include <fmt/format.h>

#include <hoso/sha256.hpp>
#include <hoso/text.hpp>

namespace hoso::packaging {
namespace {

using xml::Element;

void visit(const Element& element, const std::function<void(const Element&)>& seen) {
  seen(element);
  for (const Element& child : element.children()) visit(child, seen);
}

std::string location_in(const Element& element) { return element.attribute_of("http://www.w3.org/1999/xlink", "href"); }

class MetsCheck {
 public:
  MetsCheck(const PackageTree& tree, const std::string& folder, PackageReport& report, std::set<std::string>& named)
      : tree_(tree), folder_(folder), report_(report), named_(named) {}

  void check(const Element& root) {
    visit(root, [&](const Element& one) {
      if (one.has("ID") && !ids_.insert(one.attribute("ID")).second) broken(fmt::format("ID, line {}", one.line()));
    });
    visit(root, [&](const Element& one) { check_element(one); });
    for (const std::string& section : sections_) {
      if (!described_.contains(section)) broken("dmdSec, digiprovMD");
    }
  }

 private:
  void broken(const std::string& detail) {
    report_.add("verify.mets_broken", {{"file", fmt::format("{}METS.xml", folder_)}, {"detail", detail}});
  }

  void check_element(const Element& one) {
    if (one.name() == "file") check_file(one);
    if (one.name() == "mdRef") check_bytes(location_in(one), one);
    if (one.name() == "dmdSec" || one.name() == "digiprovMD") sections_.push_back(one.attribute("ID"));
    if (one.name() == "mptr") check_presence(location_in(one));
    for (const char* reference : {"FILEID", "DMDID", "ADMID"}) check_references(one.attribute(reference));
  }

  void check_file(const Element& file) {
    const auto location = file.child("FLocat");
    if (!location) return broken(fmt::format("FLocat, line {}", file.line()));
    check_bytes(location_in(*location), file);
  }

  void check_references(const std::string& list) {
    std::size_t at = 0;
    while (at < list.size()) {
      const std::size_t end = std::min(list.find(' ', at), list.size());
      const std::string id = list.substr(at, end - at);
      if (!id.empty() && !ids_.contains(id)) broken("FILEID, DMDID, ADMID");
      described_.insert(id);
      at = end + 1;
    }
  }

  const Bytes* check_presence(const std::string& href) {
    const std::string path = folder_ + href;
    named_.insert(path);
    const auto found = tree_.find(path);
    if (found != tree_.end()) return &found->second;
    report_.add("verify.missing", {{"file", printable_path(path)}});
    return nullptr;
  }

  /// What a hostile METS names may be anything.
  static std::string printable_path(const std::string& path) { return is_safe_path(path) ? path : "?"; }

  void check_bytes(const std::string& href, const Element& facts) {
    const Bytes* bytes = check_presence(href);
    if (!bytes) return;
    const bool known = facts.attribute("CHECKSUMTYPE") == "SHA-256";
    if (!known) return broken(fmt::format("CHECKSUMTYPE, line {}", facts.line()));
    const bool same = lower_case(facts.attribute("CHECKSUM")) == sha256_hex(*bytes) &&
                      facts.attribute("SIZE") == std::to_string(bytes->size());
    if (!same) report_.add("verify.altered", {{"file", folder_ + href}});
  }

  const PackageTree& tree_;
  const std::string& folder_;
  PackageReport& report_;
  std::set<std::string>& named_;
  std::set<std::string> ids_;
  std::vector<std::string> sections_;
  std::set<std::string> described_;
};

}  // namespace

void check_mets(const xml::Document& mets, const PackageTree& tree, const std::string& folder, PackageReport& report,
                std::set<std::string>& named) {
  MetsCheck(tree, folder, report, named).check(mets.root());
}

}  // namespace hoso::packaging
